// What is about the editor itself: its settings and its tour.
import type { EditorAction } from "./editor-actions.ts";

export const PAGE_ACTIONS: readonly EditorAction[] = [
  {
    id: "settings",
    label: "Open the settings",
    keys: [],
    group: "View",
    enabled: () => true,
    run: ({ goTo }) => goTo("/settings"),
  },
  {
    id: "tour",
    label: "Take the tour of the editor",
    keys: [],
    group: "View",
    enabled: ({ screen }) => screen.getState().tour === null,
    run: ({ screen }) => screen.setState({ tour: "asked" }),
  },
];
