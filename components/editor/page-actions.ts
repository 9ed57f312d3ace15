// What leads from the editor to another page, and its tour.
import { formatBranch } from "@/lib/core/graph/branch";
import type { ActionContext, EditorAction } from "./editor-actions.ts";

type Page = "versions" | "simulate" | "deploy";

/** Another page of the same graph, on the branch in view. */
const goToPage =
  (page: Page) =>
  ({ editor, goTo }: ActionContext) => {
    const { graphId, branch } = editor.store.getState();
    goTo(`/graphs/${graphId}/${page}?branch=${encodeURIComponent(formatBranch(branch) ?? "prod")}`);
  };

const pageAction = (page: Page, label: string): EditorAction => ({
  id: page,
  label,
  keys: [],
  group: "View",
  enabled: () => true,
  run: goToPage(page),
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
