// The parts of the editor that are fetched after it can be used: soon, since the server may be away when they are wanted.
import { fetchLater, laterPart as later } from "@/lib/client/parts/later-part";

export const loadCanvas = later(
  () => import("@/components/canvas/canvas"),
  (file) => file.Canvas,
);
export const loadPalette = later(
  () => import("@/components/palette/palette"),
  (file) => file.Palette,
);
export const loadProblems = later(
  () => import("@/components/problems/problems-panel"),
  (file) => file.ProblemsPanel,
);
export const loadInspector = later(
  () => import("@/components/inspector/inspector"),
  (file) => file.Inspector,
);
export const loadListView = later(
  () => import("./list-view.tsx"),
  (file) => file.ListView,
);
export const loadSearchDialog = later(
  () => import("./search-dialog.tsx"),
  (file) => file.SearchDialog,
);
export const loadHelpDialog = later(
  () => import("./help-dialog.tsx"),
  (file) => file.HelpDialog,
);
export const loadChangeTray = later(
  () => import("./change-tray.tsx"),
  (file) => file.ChangeTray,
);
export const loadOvertakenDialog = later(
  () => import("./overtaken-dialog.tsx"),
  (file) => file.OvertakenDialog,
);
export const loadBranchForm = later(
  () => import("./branch-form.tsx"),
  (file) => file.BranchForm,
);
export const loadExtras = later(
  () => import("./editor-extras.tsx"),
  (file) => file.EditorExtras,
);
export const loadPeople = later(
  () => import("@/components/people/people-bar"),
  (file) => file.PeopleBar,
);
export const loadExportMenu = later(
  () => import("./export-menu.tsx"),
  (file) => file.ExportMenu,
);
export const loadConnectDialog = later(
  () => import("./connect-dialog.tsx"),
  (file) => file.ConnectDialog,
);
export const loadTour = later(
  () => import("@/components/tour/tour"),
  (file) => file.Tour,
);
export const loadViewBars = later(
  () => import("./view-bars.tsx"),
  (file) => file.ViewBars,
);
export const loadAllActions = later(
  () => import("./more-actions.ts"),
  (file) => file.ALL_ACTIONS,
);

/** In the order in which one is likely to want them. */
const PARTS: readonly (() => Promise<unknown>)[] = [
  () => import("@/lib/client/canvas/connection-targets"),
  loadInspector,
  loadAllActions,
  // There before the first note is made: what is typed right after is meant for it.
  () => import("@/components/canvas/note-card"),
  () => import("@/lib/client/canvas/paste-command"),
  () => import("@/lib/client/palette/palette-item"),
  () => import("@/lib/client/palette/read-palette-item"),
  () => import("@/components/inspector/sensor-tab"),
  loadBranchForm,
  loadSearchDialog,
  loadListView,
  loadConnectDialog,
  loadViewBars,
  loadChangeTray,
  loadOvertakenDialog,
  loadHelpDialog,
  () => import("./export-graph.ts"),
];

export const loadLater = () => fetchLater(PARTS);
