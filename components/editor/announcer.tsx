// Reads out what happens on the canvas, politely; what went wrong is shown as well.
import { useEffect } from "react";
import { showToast } from "@/components/ui/toast";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";
import { joinNames } from "@/lib/core/foundation/join-names";

const announcementOf = (state: ScreenState) => state.announcement;
const lostOf = (state: EditorState) => state.lost;

export function Announcer() {
  const lost = useEditorState(lostOf);
  useEffect(() => {
    if (lost) showToast(`${lost.author} deleted ${joinNames(lost.names)}, which you had chosen`);
  }, [lost]);
  const announcement = useScreenState(announcementOf);
  useEffect(() => {
    if (announcement?.tone === "error") showToast(announcement.text, { tone: "error" });
  }, [announcement]);
  return (
    <div aria-live="polite" className="sr-only">
      {announcement?.tone === "plain" && announcement.text}
    </div>
  );
}
