// An event on the canvas: its name and who sends it.
import type { NodeProps } from "@xyflow/react";
import { Radio } from "lucide-react";
import { memo } from "react";
import { classNames } from "@/components/ui/class-names";
import { tooltip } from "@/components/ui/tooltip";
import type { EventNode, EventNodeData } from "@/lib/client/canvas/canvas-elements";
import { useScreenState } from "@/lib/client/editor/screen-context";
import { ChosenBy } from "./chosen-by.tsx";
import { useDetail } from "./detail-context.ts";
import { Port } from "./port.tsx";

const TONES: Record<EventNodeData["tone"], string> = {
  outside: "border-line-strong",
  known: "border-event",
  dead: "border-warn-g border-dashed",
};
const NAME_CHARACTERS = 22;

export const EventPill = memo(function EventPill({ data, selected }: NodeProps<EventNode>) {
  const { name, note, tone, loop } = data;
  const connecting = useScreenState((state) => state.connecting !== null);
  const isSource = useScreenState((state) => state.connecting?.source === data.key);
  const detail = useDetail();
  const outline = loop
    ? loop === "runaway"
      ? "border-2 border-error glow-error"
      : "border-2 border-warn-g glow-warn-g"
    : `${tone === "dead" ? "border-[1.5px]" : "border shadow-1"} ${TONES[tone]}`;
  const short = name.length > NAME_CHARACTERS ? `${name.slice(0, 10)}…${name.slice(-11)}` : name;
  return (
    <div className="relative size-full">
      <div
        className={classNames(
          "absolute inset-0 rounded-full bg-surface",
          outline,
          (selected || isSource) && "outline-[1.5px] outline-accent outline-offset-1",
          connecting && !isSource && "bg-transparent",
        )}
      />
      <div className="relative flex size-full items-center gap-2.5 pr-4 pl-2">
        <span className="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-event-bg text-event">
          <Radio size={detail === "full" ? 17 : 22} strokeWidth={detail === "full" ? 1.75 : 2.2} />
        </span>
        {detail === "full" && (
          <span className="min-w-0" {...(short === name ? {} : tooltip(name))}>
            <span className="block truncate font-medium font-mono text-[13px] text-text leading-[18px]">
              {short}
            </span>
            <span
              className={classNames(
                "block truncate text-tiny leading-[14px]",
                tone === "dead" ? "text-warn" : "text-text-3",
              )}
            >
              {note}
            </span>
          </span>
        )}
        {(detail === "compact" || detail === "block") && (
          <span className="min-w-0 truncate font-mono font-semibold text-[18px] text-text leading-6">
            {short}
          </span>
        )}
      </div>
      <ChosenBy nodeKey={data.key} rounded="rounded-full" />
      <Port side="in" hidden />
      <Port side="out" tone={selected ? "border-accent" : "border-edge"} />
    </div>
  );
});
