// Keeps the address, and what the browser remembers of the layout, in step with the screen.
import { useEffect } from "react";
import type { Editor } from "@/lib/client/editor/create-editor";
import { writeAddress } from "@/lib/client/editor/editor-address";
import { keepPanels } from "@/lib/client/editor/panel-cookie";
import type { Screen } from "@/lib/client/editor/screen-state";

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const SETTLE_MS = 300;

export function useAddress(editor: Editor, screen: Screen): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let panels = screen.getState().panels;
    const own = window.location.pathname;
    const write = () => {
      // One has gone back, and the other page is on its way.
      if (window.location.pathname !== own) return;
      const { branch, selection } = editor.store.getState();
      const { view, around } = screen.getState();
      const query = writeAddress({ view, branch, selection, around });
      if (query !== window.location.search) window.history.replaceState(null, "", own + query);
      if (screen.getState().panels === panels) return;
      panels = screen.getState().panels;
      keepPanels(panels);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(write, SETTLE_MS);
    };
    // Written while the next page is on its way, an address would call it off.
    const beforeLeaving = ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || !target.closest("a[href]")) return;
      clearTimeout(timer);
      write();
    };
    const stops = [editor.store.subscribe(soon), screen.subscribe(soon)];
    window.addEventListener("click", beforeLeaving, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener("click", beforeLeaving, { capture: true });
      for (const stop of stops) stop();
    };
  }, [editor, screen]);
}
