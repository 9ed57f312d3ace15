// What leads from the editor to another page, and its tour.
import type { EditorAction } from "./editor-actions.ts";
import { type GraphPage, pageAddress } from "./page-address.ts";

const pageAction = (page: GraphPage, label: string): EditorAction => ({
  id: page,
  label,
  keys: [],
  group: "View",
  enabled: () => true,
  run({ editor, goTo }) {
    const { graphId, branch } = editor.store.getState();
    goTo(pageAddress(graphId, page, branch));
  },
});

export const PAGE_ACTIONS: readonly EditorAction[] = [
  pageAction("versions", "Open the versions"),
  pageAction("simulate", "Simulate a flow"),
  pageAction("deploy", "Deploy"),
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
