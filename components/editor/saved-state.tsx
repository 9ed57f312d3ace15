// What of the drawing is safe: saved, being saved, or kept in this browser until the server answers.
import { Check, CloudOff, TriangleAlert, Users } from "lucide-react";
import { Spinner } from "@/components/ui/spinner";
import { tooltip } from "@/components/ui/tooltip";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { useScreen } from "@/lib/client/editor/screen-context";
import { counted, inDigits } from "@/lib/core/foundation/counted";

const saveOf = (state: EditorState) => state.save;
const revisionOf = (state: EditorState) => state.revision;
const pendingOf = (state: EditorState) => state.pending.length;
const overtakenOf = (state: EditorState) => state.overtakenBy;
const trayOf = (state: EditorState) => state.tray.length;

const changes = (count: number): string => counted(count, "change");

export function SavedState() {
  const full = useEditorState(trayOf) > 0;
  return (
    <span className="flex shrink-0 items-center gap-3 whitespace-nowrap text-small max-[639px]:gap-2">
      <SaveWords short={full} />
      <Overtaken />
      <TrayButton />
    </span>
  );
}

/** @param short beside the tray, whose words are worth more */
function SaveWords({ short }: { short: boolean }) {
  const wide = short ? "max-[1599px]:sr-only" : "max-[1279px]:sr-only";
  const save = useEditorState(saveOf);
  const revision = useEditorState(revisionOf);
  const pending = useEditorState(pendingOf);
  if (save.kind === "saved")
    return (
      <span role="status" className="flex items-center gap-1.5 text-text-3">
        <Check size={14} strokeWidth={1.75} className="shrink-0" />
        <span className={wide}>Saved · rev {revision}</span>
      </span>
    );
  if (save.kind === "saving")
    return (
      <span role="status" className="flex items-center gap-1.5 text-text-3">
        <Spinner size={14} />
        <span className={wide}>Saving…</span>
      </span>
    );
  const kept = pending > 0 ? `: ${changes(pending)} kept` : "";
  const more =
    save.kind === "gone"
      ? `${save.message}. What you drew since is kept in this browser.`
      : `${save.reason ?? "The server does not answer"}. Your changes are kept in this browser and sent again by themselves.`;
  return (
    <span
      role="status"
      className="flex items-center gap-1.5 font-medium text-warn"
      {...tooltip(more, { describes: true })}
    >
      <CloudOff size={14} strokeWidth={1.75} className="shrink-0" />
      <span>
        {save.kind === "gone" ? <span className="max-[639px]:sr-only">Deleted elsewhere</span> : "Offline"}
        <span className="max-[899px]:sr-only">{kept}</span>
      </span>
    </span>
  );
}

/** Somebody else was first with the same flows and ours went on top. */
function Overtaken() {
  const overtaken = useEditorState(overtakenOf);
  const editor = useEditor();
  const screen = useScreen();
  if (!overtaken) return null;
  return (
    // Below the bar, where a long name and the tray leave no room for the words, and below what the canvas says at its top.
    <span
      role="status"
      className="fixed top-25 left-1/2 z-30 flex w-max max-w-[calc(100vw-24px)] -translate-x-1/2 flex-wrap items-center gap-1.5 rounded-control border border-warn-line bg-warn-bg px-3 py-1.5 text-text-2"
    >
      <Users size={14} strokeWidth={1.75} className="shrink-0 text-warn" />
      <span>
        {overtaken.author} saved rev {overtaken.revision}. Yours are on top.
      </span>
      <button
        type="button"
        onClick={() => screen.setState({ dialog: { kind: "overtaken" } })}
        className="rounded-key font-medium text-accent hover:underline"
      >
        Review
      </button>
      <span aria-hidden="true" className="text-text-3">
        ·
      </span>
      <button
        type="button"
        onClick={() => editor.acknowledge()}
        className="rounded-key font-medium text-accent hover:underline"
      >
        Fine
      </button>
    </span>
  );
}

/** Changes that no longer fit: never dropped, always in sight. */
function TrayButton() {
  const count = useEditorState(trayOf);
  const screen = useScreen();
  if (count === 0) return null;
  return (
    <button
      type="button"
      aria-label={`${changes(count)} did not fit. Review`}
      onClick={() => screen.setState({ dialog: { kind: "tray" } })}
      className="flex items-center gap-1.5 rounded-control border border-warn-line bg-warn-bg px-2 py-0.5 font-medium text-warn tabular-nums max-[639px]:px-1.5"
      {...tooltip(`${changes(count)} did not fit. Review`)}
    >
      <TriangleAlert size={14} strokeWidth={1.75} />
      {/* Beside the people there, a full bar has room for the short form only. */}
      <span className="max-[1599px]:hidden">{changes(count)} did not fit. Review</span>
      <span className="min-[1600px]:hidden">
        {inDigits(count)}
        <span className="max-[1439px]:hidden"> did not fit</span>
      </span>
    </button>
  );
}
