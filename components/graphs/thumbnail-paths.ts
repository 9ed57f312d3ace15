// The drawing of a graph on its card as a few SVG paths: one for each kind of line and shape, however many nodes there are.
import type { Thumbnail, ThumbnailNode } from "@/lib/core/graph/graph-summary";
import {
  EVENT_HEIGHT,
  eventWidth,
  FLOW_PORT_Y,
  FLOW_SIZE,
  GATE_CLEARANCE,
  GATE_SIZE,
} from "@/lib/core/graph/node-size";

/** The summary leaves names out, so all events are as wide as a short one. */
const EVENT = { width: eventWidth(""), height: EVENT_HEIGHT, port: EVENT_HEIGHT / 2 };
const FLOW = { ...FLOW_SIZE, port: FLOW_PORT_Y };
const GATE = { ...GATE_SIZE, after: GATE_CLEARANCE.after };
/** A drawing never comes closer than a quarter of life size, so that two flows do not fill a card. */
const SMALLEST_VIEW = { width: 1544, height: 592 };
const MARGIN = 88;

export type Tone = "plain" | "runaway" | "gated";
export type ThumbnailPaths = {
  viewBox: string;
  /** Path data by tone; absent where there is nothing of that tone. */
  flows: Partial<Record<Tone, string>>;
  /** The stroke that stands for a name. */
  names: Partial<Record<Tone, string>>;
  /** The stroke that stands for project and branch. */
  details: string;
  events: string;
  gates: Partial<Record<Tone, string>>;
  edges: Partial<Record<Tone, string>>;
};

const sizeOf = (node: ThumbnailNode) => (node.kind === "flow" ? FLOW : EVENT);
const round = (value: number) => Math.round(value * 10) / 10;

function box(x: number, y: number, width: number, height: number, radius: number): string {
  const [w, h, r] = [width - 2 * radius, height - 2 * radius, radius];
  return `M${x + r} ${y}h${w}a${r} ${r} 0 0 1 ${r} ${r}v${h}a${r} ${r} 0 0 1 ${-r} ${r}h${-w}a${r} ${r} 0 0 1 ${-r} ${-r}v${-h}a${r} ${r} 0 0 1 ${r} ${-r}z`;
}

const gateShape = (x: number, y: number): string =>
  `M${x} ${y}h${GATE.width - 24}a24 24 0 0 1 0 48h${24 - GATE.width}z`;

type Point = { x: number; y: number };

/** Right to left as a curve; backwards under the cards, as on the canvas. */
function edgePath(from: Point, to: Point, floor: number): string {
  if (to.x >= from.x) {
    const bend = Math.max(12, (to.x - from.x) / 2);
    return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
  }
  return (
    `M${from.x} ${from.y}C${from.x + 90} ${from.y} ${from.x + 70} ${floor} ${from.x - 20} ${floor}` +
    `L${to.x + 20} ${floor}C${to.x - 70} ${floor} ${to.x - 90} ${to.y} ${to.x} ${to.y}`
  );
}

/**
 * Several edges into one flow meet in a gate before it. An edge between two flows of one kind of loop has the loop's tone.
 * @returns paths in canvas units and the view that shows all of them; linear
 */
export function thumbnailPaths({ nodes: given, edges }: Thumbnail): ThumbnailPaths {
  const nodes = given.map((node) => ({ ...node, x: round(node.x), y: round(node.y) }));
  const bounds = { left: 0, top: 0, right: 0, bottom: 0 };
  for (const [index, node] of nodes.entries()) {
    const { width, height } = sizeOf(node);
    bounds.left = index === 0 ? node.x : Math.min(bounds.left, node.x);
    bounds.top = index === 0 ? node.y : Math.min(bounds.top, node.y);
    bounds.right = index === 0 ? node.x + width : Math.max(bounds.right, node.x + width);
    bounds.bottom = index === 0 ? node.y + height : Math.max(bounds.bottom, node.y + height);
  }

  const paths: ThumbnailPaths = {
    viewBox: "",
    flows: {},
    names: {},
    details: "",
    events: "",
    gates: {},
    edges: {},
  };
  const add = (to: Partial<Record<Tone, string>>, tone: Tone, path: string) => {
    to[tone] = (to[tone] ?? "") + path;
  };

  const incoming = new Map<number, number[]>();
  for (const [from, to] of edges) {
    const sources = incoming.get(to);
    if (sources) sources.push(from);
    else incoming.set(to, [from]);
  }
  for (const [to, sources] of incoming) {
    const target = nodes[to];
    if (!target) continue;
    const end = { x: target.x, y: target.y + sizeOf(target).port };
    const gated = target.kind === "flow" && sources.length > 1;
    const gate = { x: end.x - GATE.after - GATE.width, y: end.y };
    let gateTone: Tone = "plain";
    for (const from of sources) {
      const source = nodes[from];
      if (!source) continue;
      const start = { x: source.x + sizeOf(source).width, y: source.y + sizeOf(source).port };
      const floor = Math.max(source.y, target.y) + FLOW.height + 54;
      const tone = target.loop !== null && target.loop === source.loop ? target.loop : "plain";
      if (tone !== "plain") gateTone = tone;
      const reached = gated ? gate : end;
      if (reached.x < start.x) bounds.bottom = Math.max(bounds.bottom, floor);
      add(paths.edges, tone, edgePath(start, reached, floor));
    }
    if (!gated) continue;
    bounds.left = Math.min(bounds.left, gate.x);
    add(paths.gates, gateTone, gateShape(gate.x, gate.y - GATE.height / 2));
    add(paths.edges, gateTone, `M${gate.x + GATE.width} ${gate.y}L${end.x} ${end.y}`);
  }

  for (const node of nodes) {
    if (node.kind === "event") {
      paths.events += box(node.x, node.y, EVENT.width, EVENT.height, 24);
      continue;
    }
    const tone = node.loop ?? "plain";
    add(paths.flows, tone, box(node.x, node.y, FLOW.width, FLOW.height, 12));
    add(paths.names, tone, `M${node.x + 28} ${node.y + 30}h110`);
    paths.details += `M${node.x + 28} ${node.y + 54}h70`;
  }

  const width = Math.max(bounds.right - bounds.left + 2 * MARGIN, SMALLEST_VIEW.width);
  const height = Math.max(bounds.bottom - bounds.top + 2 * MARGIN, SMALLEST_VIEW.height);
  const left = (bounds.left + bounds.right - width) / 2;
  const top = (bounds.top + bounds.bottom - height) / 2;
  paths.viewBox = [left, top, width, height].map(round).join(" ");
  return paths;
}
