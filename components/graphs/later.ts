// The dialogs of the list, fetched after it can be used: soon, since the server may be away when one is wanted.
import { fetchLater, laterPart } from "@/lib/client/parts/later-part";

export const loadNameDialog = laterPart(
  () => import("./name-dialog.tsx"),
  (file) => file.NameDialog,
);
export const loadImportFiles = laterPart(
  () => import("./import-files-dialog.tsx"),
  (file) => file.ImportFilesDialog,
);
export const loadImportFolder = laterPart(
  () => import("./import-folder-dialog.tsx"),
  (file) => file.ImportFolderDialog,
);
export const loadImportCluster = laterPart(
  () => import("./import-cluster-dialog.tsx"),
  (file) => file.ImportClusterDialog,
);

export const loadLater = () =>
  fetchLater([loadNameDialog, loadImportFiles, loadImportFolder, loadImportCluster]);
