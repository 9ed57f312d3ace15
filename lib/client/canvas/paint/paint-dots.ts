// The picture from far away: filled boxes with a band, and straight lines. Thousands a frame, so straight to the canvas and by colour.
import type { CanvasNode } from "../canvas-elements.ts";
import { endsOf, type Scene, type Shift } from "../scene.ts";
import type { Ink, Role } from "./ink.ts";
import { bandOf } from "./paint-flow.ts";
import { loopRole } from "./paint-outline.ts";
import type { Part } from "./paint-scene.ts";

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Left band of a card, and the least it takes on the screen. */
const BAND = 14;
const LEAST_BAND_PX = 1.5;
/** One stroke of very many lines takes longer than several of fewer. */
const AT_ONCE = 256;

export type DotManner = {
  /** Pixels for each unit; the context is scaled by it. */
  zoom: number;
  isChosen: (node: CanvasNode) => boolean;
  isEdgeChosen: (edge: number) => boolean;
  shift: Shift | null;
};

export function paintDots(context: Context, ink: Ink, scene: Scene, part: Part, manner: DotManner): void {
  fillFrames(context, ink, scene, part.nodes, manner);
  strokeLines(context, ink, scene, part.edges, manner);
  fillBoxes(context, ink, scene, part.nodes, manner);
}

function strokeLines(
  context: Context,
  ink: Ink,
  scene: Scene,
  places: readonly number[],
  { zoom, isEdgeChosen, shift }: DotManner,
): void {
  const byRole = new Map<Role, number[]>();
  for (const place of places) {
    const loop = scene.edges[place]?.data?.loop ?? null;
    add(byRole, isEdgeChosen(place) ? "accent" : loop ? loopRole(loop) : "line-strong", place);
  }
  context.lineWidth = 1 / zoom;
  for (const role of ["line-strong", "warn-g", "error", "accent"] as const) {
    const lines = byRole.get(role) ?? [];
    context.strokeStyle = ink[role];
    for (let at = 0; at < lines.length; at += AT_ONCE) {
      context.beginPath();
      for (const place of lines.slice(at, at + AT_ONCE)) {
        const { sourceX, sourceY, targetX, targetY } = endsOf(scene, place, shift);
        context.moveTo(sourceX, sourceY);
        context.lineTo(targetX, targetY);
      }
      context.stroke();
    }
  }
}

/** Frames lie behind everything, with the name above while it can be read. */
function fillFrames(
  context: Context,
  ink: Ink,
  scene: Scene,
  places: readonly number[],
  { zoom, isChosen, shift }: DotManner,
): void {
  context.lineWidth = 1 / zoom;
  for (const place of places) {
    const node = scene.nodes[place];
    if (node?.type !== "frame") continue;
    const by = shift?.(place);
    const { width = 0, height = 0 } = node;
    const [x, y] = [node.position.x + (by?.x ?? 0), node.position.y + (by?.y ?? 0)];
    context.fillStyle = ink.hover;
    context.fillRect(x, y, width, height);
    context.strokeStyle = ink[isChosen(node) ? "accent" : "line-strong"];
    context.strokeRect(x, y, width, height);
  }
}

function fillBoxes(
  context: Context,
  ink: Ink,
  scene: Scene,
  places: readonly number[],
  { zoom, isChosen, shift }: DotManner,
): void {
  const borders = new Map<Role, number[]>();
  const bands = new Map<Role, number[]>();
  const boxes: number[] = [];
  for (const place of places) {
    const node = scene.nodes[place];
    if (!node || node.type === "frame") continue;
    boxes.push(place);
    add(borders, isChosen(node) ? "accent" : borderOf(node), place);
    if (node.type === "flow" || node.type === "group") add(bands, bandOf(node.data), place);
    else if (node.type === "event") add(bands, "event", place);
  }
  const fill = (role: Role, list: readonly number[], inset: number, most: number) => {
    context.fillStyle = ink[role];
    for (const place of list) {
      const node = scene.nodes[place];
      if (!node) continue;
      const by = shift?.(place);
      const { width = 0, height = 0 } = node;
      const x = node.position.x + (by?.x ?? 0) + inset;
      const y = node.position.y + (by?.y ?? 0) + inset;
      context.fillRect(x, y, Math.min(most, width - 2 * inset), height - 2 * inset);
    }
  };
  for (const [role, list] of borders) fill(role, list, 0, Number.POSITIVE_INFINITY);
  fill("surface", boxes, Math.max(2, 0.75 / zoom), Number.POSITIVE_INFINITY);
  for (const [role, list] of bands) fill(role, list, 0, Math.max(BAND, LEAST_BAND_PX / zoom));
}

function borderOf(node: CanvasNode): Role {
  if (node.type === "ghost" || node.type === "note" || node.type === "frame") return "line-strong";
  const { loop } = node.data;
  if (loop) return loopRole(loop);
  return "errors" in node.data && node.data.errors > 0 ? "error" : "edge";
}

function add(groups: Map<Role, number[]>, role: Role, place: number): void {
  const group = groups.get(role);
  if (group) group.push(place);
  else groups.set(role, [place]);
}
