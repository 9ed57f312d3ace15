// Reads out what happens on the canvas, politely; what went wrong is shown as well.
import { useEffect } from "react";
import { showToast } from "@/components/ui/toast";
import { useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";

const announcementOf = (state: ScreenState) => state.announcement;

export function Announcer() {
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
