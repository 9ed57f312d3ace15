// Reads the remembered panel sizes on the server.
import { z } from "zod";
import { PANEL_SIZES, type ScreenState } from "./screen-state.ts";

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
