// An upstream that is not drawn here: not found, on another branch, or decided by the code.
import type { NodeProps } from "@xyflow/react";
import { CircleHelp, ExternalLink, FileCode, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { tooltip } from "@/components/ui/tooltip";
import type { GhostNode } from "@/lib/client/canvas/canvas-elements";
import { shortName } from "@/lib/client/canvas/short-name";
import { useDetail } from "./detail-context.ts";
import { Port } from "./port.tsx";

const ICONS = { unknown: CircleHelp, elsewhere: ExternalLink, dynamic: FileCode } as const;

export const GhostCard = memo(function GhostCard({ data }: NodeProps<GhostNode>) {
  const { name, place, reason, note } = data;
  const detail = useDetail();
  const Icon = ICONS[reason];
  const warned = reason === "unknown";
  const short = shortName(name);
  return (
    <div className="relative size-full rounded-card border border-edge border-dashed bg-canvas">
      {detail === "full" ? (
        <div className="flex size-full flex-col p-[11px]">
          <div className="flex h-5 items-center gap-1.5">
            <Icon
              size={16}
              strokeWidth={1.75}
              className={warned ? "shrink-0 text-warn" : "shrink-0 text-text-3"}
            />
            <span
              className="min-w-0 whitespace-nowrap font-semibold text-name text-text"
              {...(short === name ? {} : tooltip(name))}
            >
              {short}
            </span>
          </div>
          <span className="mt-[3px] h-4 truncate font-medium text-small text-text-2">
            {place || "no project"}
          </span>
          <span
            className={
              warned
                ? "mt-2.5 flex h-4 items-center gap-1.5 text-small text-warn"
                : "mt-2.5 h-4 truncate text-small text-text-2"
            }
          >
            {warned && <TriangleAlert size={14} strokeWidth={1.75} />}
            {note}
          </span>
        </div>
      ) : (
        <div className="flex size-full items-center gap-3 px-4">
          <Icon
            size={28}
            strokeWidth={2}
            className={warned ? "shrink-0 text-warn-g" : "shrink-0 text-text-3"}
          />
          {detail !== "dot" && (
            <span className="truncate font-semibold text-[20px] text-text-2 leading-7">{short}</span>
          )}
        </div>
      )}
      <Port side="in" hidden />
      <Port side="out" hidden />
    </div>
  );
});
