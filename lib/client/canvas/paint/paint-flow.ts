// A flow's card, at each level of detail: the painter's twin of `FlowCard` and `FarCard`.
import type { FlowNode, FlowNodeData } from "../canvas-elements.ts";
import type { DetailLevel } from "../detail-level.ts";
import { nameLines, shortName } from "../short-name.ts";
import type { IconName } from "./icons.ts";
import type { Ink, Role } from "./ink.ts";
import { paintFlag } from "./paint-flag.ts";
import { paintOthers } from "./paint-others.ts";
import { type CardState, outlineOf, paintOutline } from "./paint-outline.ts";
import { paintPort } from "./paint-port.ts";
import type { Box, Pen } from "./pen.ts";

const RADIUS = 10;
const PAD = 12;
const TAB_HEIGHT = 22;
const SYNC: Record<"Synced" | "OutOfSync" | "Missing", { icon: IconName; tone: Role; weight: 400 | 500 }> = {
  Synced: { icon: "equal", tone: "text-3", weight: 400 },
  OutOfSync: { icon: "equal-not", tone: "warn", weight: 500 },
  Missing: { icon: "circle-slash", tone: "text-2", weight: 400 },
};

export function paintFlow(
  pen: Pen,
  ink: Ink,
  { position, width = 0, height = 0, data }: FlowNode,
  state: CardState,
  detail: DetailLevel,
): void {
  const box = { ...position, width, height };
  const outline = outlineOf({ ...state, loop: data.loop, foreign: data.external !== "", detail });
  const tabbed = data.schedule !== "" && detail === "full";
  if (tabbed) paintTab(pen, ink, box, data.schedule);
  paintOutline(pen, ink, box, tabbed ? [0, RADIUS, RADIUS, RADIUS] : RADIUS, outline);
  if (detail === "full") paintFull(pen, ink, box, data, state);
  else if (detail === "compact") paintCompact(pen, ink, box, data);
  else paintFar(pen, ink, box, data, detail);
  paintOthers(pen, ink, box, RADIUS, state.others, detail);
  if (detail === "dot") return;
  paintFlag(pen, ink, box, data, state, detail);
  paintPort(pen, ink, box.x, box.y + height / 2, outline.port);
  paintPort(pen, ink, box.x + width, box.y + height / 2, outline.port);
}

function paintTab(pen: Pen, ink: Ink, { x, y, width }: Box, words: string): void {
  const [pad, icon, gap] = [8, 13, 6];
  const style = { size: 11, weight: 400, color: ink.sched, most: width - 2 * pad - icon - gap - 2 } as const;
  const wide = pen.widthOf(words, style) + 2 * pad + icon + gap + 2;
  pen.box({ x: x + 0.5, y: y - TAB_HEIGHT + 0.5, width: wide - 1, height: TAB_HEIGHT }, [6, 6, 0, 0], {
    fill: ink["sched-bg"],
    stroke: { color: ink["sched-line"], width: 1 },
  });
  pen.icon("calendar-clock", x + pad + 1, y - TAB_HEIGHT + (TAB_HEIGHT - icon) / 2, icon, ink.sched, 1.75);
  pen.words(words, x + pad + 1 + icon + gap, y - TAB_HEIGHT / 2, style);
}

function paintFull(pen: Pen, ink: Ink, { x, y, width }: Box, data: FlowNodeData, state: CardState): void {
  const left = x + PAD;
  const inner = width - 2 * PAD;
  pen.icon(data.external === "" ? "circle-dashed" : "external-link", left, y + 14, 16, ink["text-3"], 1.75);
  pen.words(shortName(data.name), left + 22, y + 22, { size: 14, weight: 600, color: ink.text, tight: true });
  const place = data.place || "no project";
  const placed = pen.words(place, left, y + 43, { size: 12, weight: 500, color: ink["text-2"], most: inner });
  const room = inner - placed - 8;
  if (data.file !== "" && room > 12) {
    const style = { size: 11, weight: 400, mono: true, color: ink["text-3"], most: room } as const;
    pen.words(data.file, left + placed + 8, y + 43, style);
  }
  let at = left;
  const say = (text: string, tone: Role, weight: 400 | 500) =>
    pen.words(text, at, y + 69, { size: 12, weight, color: ink[tone], most: inner });
  const tell = (icon: IconName, text: string, tone: Role, weight: 400 | 500) => {
    pen.icon(icon, at, y + 62, 14, ink[tone], 1.75);
    at += 18;
    at += say(text, tone, weight) + 12;
  };
  if (data.external !== "") at += say("only shown here", "text-2", 400) + 12;
  if (state.sync) tell(SYNC[state.sync].icon, state.sync, SYNC[state.sync].tone, SYNC[state.sync].weight);
  if (data.parameters > 0) tell("sliders-horizontal", `${data.parameters}`, "text-2", 500);
  if (data.errors > 0) tell("octagon-alert", `${data.errors}`, "error", 500);
  if (data.warnings > 0) tell("triangle-alert", `${data.warnings}`, "warn", 500);
}

type Sign = { icon: IconName; tone: Role; count?: number };

/** The worst first. */
export function signsOf({ loop, errors, warnings, schedule }: FlowNodeData): Sign[] {
  const found: Sign[] = [];
  if (loop === "runaway") found.push({ icon: "infinity", tone: "error" });
  if (loop === "gated" || loop === "possible") found.push({ icon: "rotate-ccw", tone: "warn-g" });
  if (errors > 0) found.push({ icon: "octagon-alert", tone: "error", count: errors });
  if (warnings > 0) found.push({ icon: "triangle-alert", tone: "warn-g", count: warnings });
  if (schedule !== "") found.push({ icon: "calendar-clock", tone: "sched" });
  return found;
}

function paintCompact(pen: Pen, ink: Ink, { x, y, width }: Box, data: FlowNodeData): void {
  const left = x + 16;
  const style = { size: 20, weight: 600, color: ink.text, most: width - 32 } as const;
  pen.words(shortName(data.name, 17), left, y + 29, style);
  pen.icon(data.external === "" ? "circle-dashed" : "external-link", left, y + 49, 24, ink["text-3"], 1.75);
  let at = left + 36;
  for (const { icon, tone, count } of signsOf(data).slice(0, 3)) {
    pen.icon(icon, at, y + 49, 24, ink[tone], 2);
    at += 24;
    if (count !== undefined)
      at += 4 + pen.words(`${count}`, at + 4, y + 61, { size: 18, weight: 600, color: ink[tone] });
    at += 12;
  }
}

const BAND = 14;

/** @returns the colour of the band at the left of a card seen from far away */
export const bandOf = ({ loop, errors }: Pick<FlowNodeData, "loop" | "errors">): Role =>
  loop === "runaway" || errors > 0 ? "error" : loop ? "warn-g" : "edge";

function paintFar(pen: Pen, ink: Ink, box: Box, data: FlowNodeData, detail: DetailLevel): void {
  const { x, y, width, height } = box;
  pen.box({ x, y, width: BAND, height }, [RADIUS, 0, 0, RADIUS], { fill: ink[bandOf(data)] });
  const [worst] = signsOf(data);
  if (worst) pen.icon(worst.icon, x + width - PAD - 34, y + (height - 34) / 2, 34, ink[worst.tone], 2.4);
  if (detail !== "block") return;
  const lines = nameLines(data.name);
  const most = width - BAND - 2 * PAD - (worst ? 34 + PAD : 0);
  for (const [at, line] of lines.entries()) {
    const middle = y + height / 2 + (at - (lines.length - 1) / 2) * 32;
    pen.words(line, x + BAND + PAD, middle, { size: 30, weight: 600, color: ink.text, most });
  }
}
