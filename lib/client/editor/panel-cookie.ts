// Panel sizes are remembered in a cookie, so that the server's first byte already has the right layout.
import { z } from "zod";
import { PANEL_SIZES, type ScreenState } from "./screen-state.ts";

export const PANEL_COOKIE = "triggerboard-panels";

const panelSchema = (name: keyof typeof PANEL_SIZES) =>
  z.object({
    open: z.boolean(),
    size: z.number().min(PANEL_SIZES[name].least).max(PANEL_SIZES[name].most),
  });
const panelsSchema = z.object({
  palette: panelSchema("palette"),
  inspector: panelSchema("inspector"),
  problems: panelSchema("problems"),
});

/** @returns the panels a cookie's value describes, or null when it describes none */
export function parsePanels(value: string | undefined): ScreenState["panels"] | null {
  try {
    return panelsSchema.safeParse(JSON.parse(decodeURIComponent(value ?? ""))).data ?? null;
  } catch {
    return null;
  }
}

/** Remembers the panels for a year. */
export function keepPanels(panels: ScreenState["panels"]): void {
  const value = encodeURIComponent(JSON.stringify(panels));
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and on plain HTTP
  document.cookie = `${PANEL_COOKIE}=${value}; path=/graphs; max-age=${365 * 24 * 60 * 60}; samesite=lax`;
}
