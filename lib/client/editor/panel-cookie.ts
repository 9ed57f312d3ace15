// Panel sizes are remembered in a cookie, so that the server's first byte already has the right layout.
import type { ScreenState } from "./screen-state.ts";

export const PANEL_COOKIE = "triggerboard-panels";

/** Remembers the panels for a year. */
export function keepPanels(panels: ScreenState["panels"]): void {
  const value = encodeURIComponent(JSON.stringify(panels));
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and on plain HTTP
  document.cookie = `${PANEL_COOKIE}=${value}; path=/graphs; max-age=${365 * 24 * 60 * 60}; samesite=lax`;
}
