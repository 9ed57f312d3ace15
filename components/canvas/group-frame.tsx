// A group on the canvas: a quiet frame behind its members, with its name above. The name chooses them, drags them, and collapses them.
import type { NodeProps } from "@xyflow/react";
import { ChevronsDownUp } from "lucide-react";
import { memo } from "react";
import { classNames } from "@/components/ui/class-names";
import { tooltip } from "@/components/ui/tooltip";
import type { FrameNode } from "@/lib/client/canvas/canvas-elements";
import type { DetailLevel } from "@/lib/client/canvas/detail-level";
import { keysBehind } from "@/lib/client/canvas/group-nodes";
import { showCollapsed } from "@/lib/client/canvas/show-collapsed";
import { useEditor } from "@/lib/client/editor/editor-context";
import { useScreen } from "@/lib/client/editor/screen-context";
import { useDetail } from "./detail-context.ts";

/** So that the name can be read as long as it is shown. */
const TITLES: Record<DetailLevel, { box: string; icon: number }> = {
  full: { box: "h-6 text-body gap-1.5", icon: 14 },
  compact: { box: "h-9 text-[20px] leading-7 gap-2", icon: 20 },
  block: { box: "h-12 text-[32px] leading-9 gap-3", icon: 30 },
  dot: { box: "h-20 text-[64px] leading-[72px] gap-4", icon: 56 },
};

export const GroupFrame = memo(function GroupFrame({ id, data }: NodeProps<FrameNode>) {
  const editor = useEditor();
  const screen = useScreen();
  const { box, icon } = TITLES[useDetail()];
  const choose = (more: boolean) => {
    const { graph, selection } = editor.store.getState();
    const members = keysBehind(graph, id);
    editor.select(more ? [...selection, ...members] : members);
  };
  return (
    <div className="pointer-events-none size-full">
      <div
        className={classNames(
          "absolute inset-0 rounded-graph border bg-hover/40",
          data.chosen ? "border-accent" : "border-line-strong",
        )}
      />
      <div
        className={classNames(
          "frame-title pointer-events-auto absolute bottom-full left-0 flex max-w-full cursor-grab items-center pr-1",
          box,
        )}
      >
        <button
          type="button"
          tabIndex={-1}
          onClick={(event) => choose(event.shiftKey || event.metaKey || event.ctrlKey)}
          className={classNames(
            "min-w-0 truncate rounded-control px-1 font-semibold",
            data.chosen ? "text-accent" : "text-text-2 hover:text-text",
          )}
        >
          {data.name}
        </button>
        <span className="shrink-0 text-text-3">{data.note}</span>
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Collapse ${data.name}`}
          onClick={() =>
            showCollapsed({ editor, screen }, [...editor.store.getState().collapsed, data.groupId])
          }
          className="shrink-0 rounded-control p-0.5 text-text-3 hover:bg-hover hover:text-text"
          {...tooltip("Collapse")}
        >
          <ChevronsDownUp size={icon} strokeWidth={1.75} />
        </button>
      </div>
    </div>
  );
});
