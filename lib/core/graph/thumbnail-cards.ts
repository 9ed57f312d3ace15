// A small graph on its card: every card, pill, gate and curve as the canvas has it.
import { FLOW_SIZE, GATE_CLEARANCE, GATE_SIZE } from "./node-size.ts";
import { type Picture, type Thumbnail, type Tone, type TonedPaths, toneOf } from "./thumbnail-shapes.ts";

/** A drawing never comes closer than a quarter of life size, so that two flows do not fill a card. */
const SMALLEST_VIEW = { width: 1544, height: 592 };
const MARGIN = 88;

const round = (value: number) => Math.round(value * 10) / 10;

function box(x: number, y: number, width: number, height: number, radius: number): string {
  if (radius === 0) return `M${x} ${y}h${width}v${height}h${-width}z`;
  const [w, h, r] = [width - 2 * radius, height - 2 * radius, radius];
  return `M${x + r} ${y}h${w}a${r} ${r} 0 0 1 ${r} ${r}v${h}a${r} ${r} 0 0 1 ${-r} ${r}h${-w}a${r} ${r} 0 0 1 ${-r} ${-r}v${-h}a${r} ${r} 0 0 1 ${r} ${-r}z`;
}

const gateShape = (x: number, y: number): string =>
  `M${x} ${y}h${GATE_SIZE.width - 24}a24 24 0 0 1 0 48h${24 - GATE_SIZE.width}z`;

type Point = { x: number; y: number };

/** Right to left as a curve; backwards under the cards, as on the canvas. */
function edgePath(from: Point, to: Point, floor: number): string {
  if (to.x >= from.x) {
    const bend = round(Math.max(12, (to.x - from.x) / 2));
    return `M${from.x} ${from.y}C${round(from.x + bend)} ${from.y} ${round(to.x - bend)} ${to.y} ${to.x} ${to.y}`;
  }
  return (
    `M${from.x} ${from.y}C${from.x + 90} ${from.y} ${from.x + 70} ${floor} ${from.x - 20} ${floor}` +
    `L${to.x + 20} ${floor}C${to.x - 70} ${floor} ${to.x - 90} ${to.y} ${to.x} ${to.y}`
  );
}

/**
 * Several edges into one flow meet in a gate before it.
 * @param detail `words`: rounded cards with strokes for their words; `boxes`: plain ones, for more of them
 */
export function drawCards(
  { shapes: given, edges }: Picture,
  detail: "words" | "boxes",
): Extract<Thumbnail, { kind: "cards" }> {
  const shapes = given.map((shape) => ({ ...shape, x: round(shape.x), y: round(shape.y) }));
  const bounds = {
    left: Math.min(...shapes.map(({ x }) => x)),
    top: Math.min(...shapes.map(({ y }) => y)),
    right: Math.max(...shapes.map(({ x, width }) => x + width)),
    bottom: Math.max(...shapes.map(({ y, height }) => y + height)),
  };
  const paths = {
    flows: {} as TonedPaths,
    names: {} as TonedPaths,
    details: "",
    events: "",
    gates: {} as TonedPaths,
    edges: {} as TonedPaths,
  };
  const add = (to: TonedPaths, tone: Tone, path: string) => {
    to[tone] = (to[tone] ?? "") + path;
  };

  const incoming = new Map<number, number[]>();
  for (const [from, to] of edges) {
    const sources = incoming.get(to);
    if (sources) sources.push(from);
    else incoming.set(to, [from]);
  }
  for (const [to, sources] of incoming) {
    const target = shapes[to];
    if (!target) continue;
    const end = { x: target.x, y: target.y + target.port };
    const gated = target.kind === "flow" && sources.length > 1;
    const gate = { x: end.x - GATE_CLEARANCE.after - GATE_SIZE.width, y: end.y };
    let gateTone: Tone = "plain";
    for (const from of sources) {
      const source = shapes[from];
      if (!source) continue;
      const start = { x: source.x + source.width, y: source.y + source.port };
      const floor = Math.max(source.y, target.y) + FLOW_SIZE.height + 54;
      const tone = toneOf(source, target);
      if (tone !== "plain") gateTone = tone;
      const reached = gated ? gate : end;
      if (reached.x < start.x) bounds.bottom = Math.max(bounds.bottom, floor);
      add(paths.edges, tone, edgePath(start, reached, floor));
    }
    if (!gated) continue;
    bounds.left = Math.min(bounds.left, gate.x);
    add(paths.gates, gateTone, gateShape(gate.x, gate.y - GATE_SIZE.height / 2));
    add(paths.edges, gateTone, `M${gate.x + GATE_SIZE.width} ${gate.y}L${end.x} ${end.y}`);
  }

  const hasWords = detail === "words";
  for (const { kind, x, y, width, height, loop } of shapes) {
    if (kind === "event") {
      paths.events += box(x, y, width, height, hasWords ? height / 2 : 0);
      continue;
    }
    const tone = loop ?? "plain";
    add(paths.flows, tone, box(x, y, width, height, hasWords ? 12 : 0));
    if (!hasWords) continue;
    add(paths.names, tone, `M${x + 28} ${y + 30}h110`);
    paths.details += `M${x + 28} ${y + 54}h70`;
  }

  const width = Math.max(bounds.right - bounds.left + 2 * MARGIN, SMALLEST_VIEW.width);
  const height = Math.max(bounds.bottom - bounds.top + 2 * MARGIN, SMALLEST_VIEW.height);
  const left = (bounds.left + bounds.right - width) / 2;
  const top = (bounds.top + bounds.bottom - height) / 2;
  return { kind: "cards", viewBox: [left, top, width, height].map(round).join(" "), ...paths };
}
