import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyCommand } from "@/lib/core/graph/apply-command";
import { arbitraryGraph } from "@/lib/core/graph/arbitrary-graph";
import { emptyGraph, type Flow } from "@/lib/core/graph/trigger-graph";
import { freePlace, placeBesideSelection } from "./free-place.ts";
import { addPaletteItem, writePaletteItem } from "./palette-item.ts";
import { PALETTE_MIME } from "./palette-mime.ts";
import { readPaletteItem } from "./read-palette-item.ts";

const flow = (name: string, x = 0, y = 0): Flow => ({ id: name, name, parameters: [], position: { x, y } });
const at = { x: 400, y: 80 };

describe("addPaletteItem", () => {
  it("names a new flow and a new event as nobody else is named", () => {
    const graph = { ...emptyGraph("g"), flows: [flow("NewFlow"), flow("NewFlow2")] };
    expect(addPaletteItem(graph, { kind: "new-flow" }, at, () => "id")).toEqual({
      command: { type: "add-flow", flow: { id: "id", name: "NewFlow3", parameters: [], position: at } },
      key: "flow:id",
      isNew: true,
    });
    expect(addPaletteItem(graph, { kind: "new-event" }, at, () => "id")).toEqual({
      command: { type: "add-event", event: { name: "new.event", position: at } },
      key: "event:new.event",
      isNew: true,
    });
  });

  it("brings the events along that a known flow waits for and nobody has drawn", () => {
    const known: Flow = {
      ...flow("Ingest"),
      trigger: { kind: "on-event", events: [{ event: "a" }, { event: "b" }, { event: "b" }] },
    };
    const graph = { ...emptyGraph("g"), events: [{ name: "a", position: { x: 0, y: 0 } }] };
    const { command, key } = addPaletteItem(graph, { kind: "flow", flow: known }, at, () => "id");
    expect(command).toEqual({
      type: "batch",
      commands: [
        { type: "add-event", event: { name: "b", position: { x: 88, y: 96 } } },
        { type: "add-flow", flow: { ...known, position: at } },
      ],
    });
    expect(key).toBe("flow:Ingest");
  });

  it("always gives a command that fits", () => {
    fc.assert(
      fc.property(arbitraryGraph, arbitraryGraph, (graph, other) => {
        for (const known of other.flows) {
          const { command } = addPaletteItem(graph, { kind: "flow", flow: known }, at, () => "fresh");
          expect(applyCommand(graph, command).ok).toBe(true);
        }
      }),
    );
  });
});

describe("a drag", () => {
  const transfer = () => {
    const data = new Map<string, string>();
    return {
      effectAllowed: "",
      setData: (type: string, text: string) => void data.set(type, text),
      getData: (type: string) => data.get(type) ?? "",
    };
  };

  it("carries an item and nothing that is none", () => {
    const drag = transfer();
    expect(readPaletteItem(drag.getData(PALETTE_MIME))).toBe(null);
    writePaletteItem(drag, { kind: "flow", flow: flow("A") });
    expect(readPaletteItem(drag.getData(PALETTE_MIME))).toEqual({ kind: "flow", flow: flow("A") });
    drag.setData(PALETTE_MIME, "{");
    expect(readPaletteItem(drag.getData(PALETTE_MIME))).toBe(null);
    drag.setData(PALETTE_MIME, '{"kind":"flow"}');
    expect(readPaletteItem(drag.getData(PALETTE_MIME))).toBe(null);
  });
});

describe("freePlace", () => {
  it("keeps a free place and goes below what is in the way", () => {
    const graph = {
      ...emptyGraph("g"),
      flows: [flow("A", 0, 0), flow("B", 100, 128), flow("C", 900, 0)],
      events: [{ name: "e", position: { x: 0, y: 256 } }],
    };
    expect(freePlace(graph, { x: 500, y: 3 })).toEqual({ x: 504, y: 0 });
    expect(freePlace(graph, { x: 10, y: 20 })).toEqual({ x: 8, y: 336 });
    expect(placeBesideSelection(graph, { x: 0, y: 0 }, { x: 999, y: 999 })).toEqual({ x: 312, y: 0 });
    expect(placeBesideSelection(graph, null, { x: 999, y: 999 })).toEqual({ x: 0, y: 376 });
    expect(placeBesideSelection(emptyGraph("g"), null, null)).toEqual({ x: 0, y: 0 });
    expect(placeBesideSelection(emptyGraph("g"), null, { x: 501, y: 300 })).toEqual({ x: 392, y: 256 });
  });
});
