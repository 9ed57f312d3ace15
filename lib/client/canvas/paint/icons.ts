// The icons that cards and edges bear, as path data for painters; the same Lucide icons as the page's components show.
import {
  Ban,
  CalendarClock,
  CircleDashed,
  CircleQuestionMark,
  CircleSlash,
  Equal,
  EqualNot,
  ExternalLink,
  FileCode,
  Group,
  Infinity as InfinityIcon,
  OctagonAlert,
  Radio,
  RotateCcw,
  SlidersHorizontal,
  TimerReset,
  TriangleAlert,
  Unplug,
} from "lucide";

type IconNode = typeof Ban;

const ICONS = {
  ban: Ban,
  "calendar-clock": CalendarClock,
  "circle-dashed": CircleDashed,
  "circle-help": CircleQuestionMark,
  "circle-slash": CircleSlash,
  equal: Equal,
  "equal-not": EqualNot,
  "external-link": ExternalLink,
  "file-code": FileCode,
  group: Group,
  infinity: InfinityIcon,
  "octagon-alert": OctagonAlert,
  radio: Radio,
  "rotate-ccw": RotateCcw,
  "sliders-horizontal": SlidersHorizontal,
  "timer-reset": TimerReset,
  "triangle-alert": TriangleAlert,
  unplug: Unplug,
} satisfies Record<string, IconNode>;

export type IconName = keyof typeof ICONS;

/** Side of the square that icons are drawn in. */
export const ICON_SIDE = 24;

const paths = new Map<IconName, string>();

/** @returns SVG path data in a square of 24, to be stroked with round ends */
export function iconPath(name: IconName): string {
  const path = paths.get(name) ?? ICONS[name].map(([tag, attributes]) => toPath(tag, attributes)).join(" ");
  paths.set(name, path);
  return path;
}

/** Throws for a shape that no icon of the list has, which a test would find. */
function toPath(tag: string, attributes: Record<string, unknown>): string {
  const read = (name: string): number => Number(attributes[name] ?? 0);
  switch (tag) {
    case "path":
      // A path that begins relatively begins at the corner, not where the one before it ended.
      return String(attributes.d).replace(/^m/, "M0 0m");
    case "line":
      return `M${read("x1")} ${read("y1")}L${read("x2")} ${read("y2")}`;
    case "circle": {
      const [x, y, r] = [read("cx"), read("cy"), read("r")];
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
    }
    case "rect":
      return `M${read("x")} ${read("y")}h${read("width")}v${read("height")}h${-read("width")}z`;
    default:
      throw new Error(`Icons with <${tag}> are not drawn`);
  }
}
