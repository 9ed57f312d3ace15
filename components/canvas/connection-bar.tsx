// Says what a connection on its way can reach, and how to choose and to leave by keyboard.
import { ArrowRight, Ban, Infinity as InfinityIcon, Spline } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { countTargets } from "@/lib/client/canvas/count-targets";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";
import { counted, inDigits } from "@/lib/core/foundation/counted";
import { toneOf } from "./connection-line.tsx";

const connectingOf = (state: ScreenState) => state.connecting;
const graphOf = (state: EditorState) => state.graph;
const NAME_TONES = {
  plain: "text-accent",
  runaway: "text-error",
  gated: "text-warn",
  forbidden: "text-text-3",
};

/** Top left: from where to where. */
export function ConnectionTitle() {
  const connecting = useScreenState(connectingOf);
  const { flows } = useEditorState(graphOf);
  if (!connecting) return null;
  const over = flows.find(({ id }) => id === connecting.over)?.name;
  const target = connecting.over === null ? undefined : connecting.targets.get(connecting.over);
  return (
    <div className="flex h-8 max-w-full items-center gap-2 rounded-popover border border-line-strong bg-surface px-3 shadow-1">
      <Spline size={16} strokeWidth={1.75} className="shrink-0 text-text-3" />
      <span className="text-text-2">Connecting</span>
      <span className="truncate font-medium">{connecting.name}</span>
      <ArrowRight size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
      <span className={classNames("truncate font-medium", NAME_TONES[toneOf(connecting)])}>
        {over ?? "…"}
      </span>
      {!over && connecting.typed.text !== "" && (
        <span className="truncate text-text-3">no target has “{connecting.typed.text}” in its name</span>
      )}
      {target?.kind === "forbidden" && <span className="truncate text-text-3">{target.reason}</span>}
    </div>
  );
}

/** Bottom centre; where there is little room it takes the place of the zoom bar. */
export function ConnectionBar() {
  const connecting = useScreenState(connectingOf);
  if (!connecting) return null;
  const { valid, loops, forbidden } = countTargets(connecting.targets);
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1 whitespace-nowrap rounded-popover border border-line-strong bg-surface px-3 py-1 shadow-1">
      <span className="flex items-center gap-2 text-text-2">
        <span className="h-3 w-4.5 rounded-[3px] border border-accent" />
        {counted(valid, "flow")} can be connected
      </span>
      {loops > 0 && (
        <span className="flex items-center gap-2 text-error">
          <InfinityIcon size={14} strokeWidth={2.2} />
          {inDigits(loops)} would close a loop
        </span>
      )}
      {forbidden > 0 && (
        <span className="flex items-center gap-2 text-text-3">
          <Ban size={14} strokeWidth={2} />
          {forbidden} not possible
        </span>
      )}
      <span className="flex items-center gap-2 text-text-2">
        <Kbd keys="Tab" /> <Kbd keys="A–Z" /> next target
      </span>
      {connecting.by === "keyboard" && (
        <span className="flex items-center gap-2 text-text-2">
          <Kbd keys="Enter" /> connect
        </span>
      )}
      <span className="flex items-center gap-2 text-text-2">
        <Kbd keys="Esc" /> cancel
      </span>
    </div>
  );
}
