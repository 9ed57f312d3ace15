"use client";
// The dialogs of the editor, each fetched when it is first opened.
import dynamic from "next/dynamic";
import { useScreen, useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";

const SearchDialog = dynamic(() => import("./search-dialog.tsx").then((file) => file.SearchDialog), {
  ssr: false,
});
const HelpDialog = dynamic(() => import("./help-dialog.tsx").then((file) => file.HelpDialog), { ssr: false });
const ChangeTray = dynamic(() => import("./change-tray.tsx").then((file) => file.ChangeTray), { ssr: false });
const ConnectDialog = dynamic(() => import("./connect-dialog.tsx").then((file) => file.ConnectDialog), {
  ssr: false,
});

const dialogOf = (state: ScreenState) => state.dialog;

export function EditorDialogs() {
  const dialog = useScreenState(dialogOf);
  const screen = useScreen();
  const onClose = () => screen.setState({ dialog: null });
  if (dialog?.kind === "search") return <SearchDialog onClose={onClose} />;
  if (dialog?.kind === "help") return <HelpDialog onClose={onClose} />;
  if (dialog?.kind === "tray") return <ChangeTray onClose={onClose} />;
  if (dialog?.kind === "connect") return <ConnectDialog source={dialog.source} onClose={onClose} />;
  return null;
}
