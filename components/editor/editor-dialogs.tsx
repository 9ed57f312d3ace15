"use client";
// The dialogs of the editor, each fetched when it is first opened.
import { LatePart } from "@/components/ui/late-part";
import { useScreen, useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";
import { lazyPart } from "@/lib/client/parts/later-part";
import {
  loadChangeTray,
  loadConnectDialog,
  loadHelpDialog,
  loadOvertakenDialog,
  loadSearchDialog,
} from "./later.ts";

const SearchDialog = lazyPart(loadSearchDialog);
const HelpDialog = lazyPart(loadHelpDialog);
const ChangeTray = lazyPart(loadChangeTray);
const OvertakenDialog = lazyPart(loadOvertakenDialog);
const ConnectDialog = lazyPart(loadConnectDialog);

const dialogOf = (state: ScreenState) => state.dialog;

export function EditorDialogs() {
  const dialog = useScreenState(dialogOf);
  const screen = useScreen();
  const onClose = () => screen.setState({ dialog: null });
  return (
    <LatePart onLeave={onClose}>
      {dialog?.kind === "search" && <SearchDialog initial={dialog.search ?? null} onClose={onClose} />}
      {dialog?.kind === "help" && <HelpDialog onClose={onClose} />}
      {dialog?.kind === "tray" && <ChangeTray onClose={onClose} />}
      {dialog?.kind === "overtaken" && <OvertakenDialog onClose={onClose} />}
      {dialog?.kind === "connect" && <ConnectDialog source={dialog.source} onClose={onClose} />}
    </LatePart>
  );
}
