import { describe, expect, it } from "vitest";
import { edgeLine } from "./edge-path.ts";

const drops = { sourceDrop: 44, targetDrop: 44, intoGate: false };

describe("edgeLine", () => {
  it("bends half way to a card on the right and stops 6 px before its border", () => {
    expect(edgeLine({ sourceX: 221, sourceY: 44, targetX: 307, targetY: 144, ...drops })).toEqual({
      line: "M216,44 C257.25,44 257.25,144 298.5,144",
      arrow: "M306,144 l-8.5,-4.2 v8.4 z",
      middle: { x: 257.25, y: 94 },
      room: 82.5,
    });
  });

  it("touches a gate, which has no port", () => {
    expect(edgeLine({ sourceX: 21, sourceY: 0, targetX: 25, targetY: 40, ...drops, intoGate: true })).toEqual(
      {
        line: "M16,0 C28,0 9.5,40 21.5,40",
        arrow: "M29,40 l-8.5,-4.2 v8.4 z",
        middle: { x: 18.75, y: 20 },
        room: 5.5,
      },
    );
  });

  it("runs back under the lower of the two cards", () => {
    expect(edgeLine({ sourceX: 521, sourceY: 64, targetX: -5, targetY: 44, ...drops })).toEqual({
      line: "M516,64 C574,64 574,162 516,162 L-13.5,162 C-71.5,162 -71.5,44 -13.5,44",
      arrow: "M-6,44 l-8.5,-4.2 v8.4 z",
      middle: { x: 251.25, y: 162 },
      room: 529.5,
    });
  });
});
