"use client";
// The dialogs of the editor, each fetched when it is first opened.
import dynamic from "next/dynamic";
import { useScreen, useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";
import { loadChangeTray, loadConnectDialog, loadHelpDialog, loadSearchDialog } from "./later.ts";

const SearchDialog = dynamic(loadSearchDialog, { ssr: false });
const HelpDialog = dynamic(loadHelpDialog, { ssr: false });
const ChangeTray = dynamic(loadChangeTray, { ssr: false });
const ConnectDialog = dynamic(loadConnectDialog, { ssr: false });

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
