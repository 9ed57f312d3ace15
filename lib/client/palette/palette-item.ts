// What can be put on the canvas from the palette: dragged as text, dropped as one command.
import type { Command, SimpleCommand } from "@/lib/core/graph/command";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import type { Flow, Position, TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { eventKey, flowKey, type NodeKey } from "../editor/editor-state.ts";
import { freePlace } from "./free-place.ts";
import { PALETTE_MIME } from "./palette-mime.ts";

export type PaletteItem =
  | { kind: "new-flow" }
  | { kind: "new-event" }
  /** A flow known from code or from a cluster, with all that is known of it. */
  | { kind: "flow"; flow: Flow }
  | { kind: "event"; name: string };

/** Only what we use of a drag. */
type Transfer = Pick<DataTransfer, "setData"> & { effectAllowed: string };

export function writePaletteItem(transfer: Transfer, item: PaletteItem): void {
  transfer.setData(PALETTE_MIME, JSON.stringify(item));
  transfer.effectAllowed = "copy";
}

/** `NewFlow`, `NewFlow2`, …: the first that nobody has. */
function freeName(wanted: string, taken: (name: string) => boolean): string {
  let name = wanted;
  for (let number = 2; taken(name); number += 1) name = `${wanted}${number}`;
  return name;
}

/**
 * The edit that puts an item on the canvas. A known flow brings the events it waits for along, to its left.
 * @param at its top left corner
 * @param newId gives an id that no flow has
 * @returns the command and what to select afterwards
 */
export function addPaletteItem(
  graph: TriggerGraph,
  item: PaletteItem,
  at: Position,
  newId: () => string,
): { command: Command; key: NodeKey; isNew: boolean } {
  if (item.kind === "new-event" || item.kind === "event") {
    const taken = (name: string) => graph.events.some((event) => event.name === name);
    const name = item.kind === "event" ? item.name : freeName("new.event", taken);
    return {
      command: { type: "add-event", event: { name, position: at } },
      key: eventKey(name),
      isNew: item.kind === "new-event",
    };
  }
  if (item.kind === "new-flow") {
    const name = freeName("NewFlow", (wanted) => graph.flows.some((flow) => flow.name === wanted));
    const id = newId();
    return {
      command: { type: "add-flow", flow: { id, name, parameters: [], position: at } },
      key: flowKey(id),
      isNew: true,
    };
  }
  const id = graph.flows.some((flow) => flow.id === item.flow.id) ? newId() : item.flow.id;
  const commands: SimpleCommand[] = [];
  const drawn = new Set(graph.events.map(({ name }) => name));
  let beside = graph;
  if (item.flow.trigger?.kind === "on-event") {
    for (const use of item.flow.trigger.events) {
      if (isDynamic(use) || drawn.has(use.event)) continue;
      drawn.add(use.event);
      const event = { name: use.event, position: freePlace(beside, { x: at.x - 312, y: at.y + 16 }) };
      beside = { ...beside, events: [...beside.events, event] };
      commands.push({ type: "add-event", event });
    }
  }
  commands.push({ type: "add-flow", flow: { ...item.flow, id, position: at } });
  return { command: { type: "batch", commands }, key: flowKey(id), isNew: false };
}
