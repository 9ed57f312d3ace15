// The parts of the editor that are fetched after it can be used: soon, since the server may be away when they are wanted.
export const loadPalette = () => import("@/components/palette/palette").then((file) => file.Palette);
export const loadProblems = () =>
  import("@/components/problems/problems-panel").then((file) => file.ProblemsPanel);
export const loadInspector = () => import("@/components/inspector/inspector").then((file) => file.Inspector);
export const loadListView = () => import("./list-view.tsx").then((file) => file.ListView);
export const loadSearchDialog = () => import("./search-dialog.tsx").then((file) => file.SearchDialog);
export const loadHelpDialog = () => import("./help-dialog.tsx").then((file) => file.HelpDialog);
export const loadChangeTray = () => import("./change-tray.tsx").then((file) => file.ChangeTray);
export const loadBranchForm = () => import("./branch-form.tsx").then((file) => file.BranchForm);
export const loadConnectDialog = () => import("./connect-dialog.tsx").then((file) => file.ConnectDialog);

const loadTargets = () => import("@/lib/client/canvas/connection-targets");
const loadTidy = () => import("@/lib/core/graph/tidy");
const loadPasting = () => import("@/lib/client/canvas/paste-command");

const PARTS = [
  loadTargets,
  loadTidy,
  loadPasting,
  loadInspector,
  loadBranchForm,
  loadSearchDialog,
  loadListView,
  loadConnectDialog,
  loadChangeTray,
  loadHelpDialog,
];

/** Safari has no idle callback; a moment later is as good. */
const LATER_MS = 1_500;

/** Fetches them when the browser has nothing else to do. @returns how to call it off */
export function loadLater(): () => void {
  const timer = setTimeout(() => {
    for (const load of PARTS) {
      // Missing one is no harm now: it is asked for again when it is wanted.
      load().catch(() => {});
    }
  }, LATER_MS);
  return () => clearTimeout(timer);
}
