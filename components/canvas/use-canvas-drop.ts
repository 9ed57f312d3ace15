// What is dragged here from the palette becomes a node where it is dropped.

import { useReactFlow } from "@xyflow/react";
import type { DragEvent } from "react";
import { requestRename } from "@/lib/client/editor/awaited-field";
import { useEditor } from "@/lib/client/editor/editor-context";
import { fetchNow } from "@/lib/client/editor/fetch-part";
import { newId } from "@/lib/client/editor/new-id";
import { useScreen } from "@/lib/client/editor/screen-context";
import { PALETTE_MIME } from "@/lib/client/palette/palette-mime";
import { EVENT_HEIGHT, FLOW_SIZE } from "@/lib/core/graph/node-size";

const GRID = 8;
const snap = (value: number): number => Math.round(value / GRID) * GRID;

export function useCanvasDrop() {
  const editor = useEditor();
  const flow = useReactFlow();
  const screen = useScreen();
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(PALETTE_MIME)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    },
    onDrop: async (event: DragEvent) => {
      const text = event.dataTransfer.getData(PALETTE_MIME);
      if (text === "") return;
      event.preventDefault();
      const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const part = await fetchNow(screen, () =>
        Promise.all([
          import("@/lib/client/palette/read-palette-item"),
          import("@/lib/client/palette/palette-item"),
        ]),
      );
      if (!part) return;
      const [{ readPaletteItem }, { addPaletteItem }] = part;
      const item = readPaletteItem(text);
      if (!item) return;
      const height = item.kind === "new-event" || item.kind === "event" ? EVENT_HEIGHT : FLOW_SIZE.height;
      const at = { x: snap(point.x - FLOW_SIZE.width / 2), y: snap(point.y - height / 2) };
      const { graph } = editor.store.getState();
      const { command, key, isNew } = addPaletteItem(graph, item, at, newId);
      if (!editor.dispatch(command)) return;
      if (isNew) requestRename(screen, key);
      editor.select([key]);
    },
  };
}
