// The pen of a picture file: writes SVG that needs nothing but itself. Letters are laid out as Geist has them; where the viewer lacks it,
// another font is fitted into the same widths.
import type { Curve } from "../edge-path.ts";
import { geistWidth } from "./geist-width.ts";
import { ICON_SIDE, type IconName, iconPath } from "./icons.ts";
import { BASELINE, type Look, type Pen, type Stroke, TIGHT, type Words } from "./pen.ts";
import { xmlText } from "./xml-text.ts";

const MONO = "Geist Mono,ui-monospace,Menlo,Consolas,monospace";
export const SANS = "Geist,system-ui,-apple-system,Segoe UI,Roboto,sans-serif";

export type SvgPen = {
  pen: Pen;
  /** What was drawn, as elements to stand in an `svg`; the icons used come first. */
  markup(): string;
};

const short = (value: number): string => `${Math.round(value * 100) / 100}`;

export function svgPen(): SvgPen {
  const elements: string[] = [];
  const icons = new Set<IconName>();
  const write = (tag: string, attributes: Attributes, inner?: string) => {
    elements.push(element(tag, attributes, inner));
  };
  return {
    pen: {
      box({ x, y, width, height }, radius, look) {
        const corners = typeof radius === "number" ? null : radius;
        if (corners) write("path", { d: roundedBox(x, y, width, height, corners), ...lookOf(look) });
        else write("rect", { x, y, width, height, rx: radius as number, ...lookOf(look) });
      },
      circle(x, y, radius, look) {
        write("circle", { cx: x, cy: y, r: radius, ...lookOf(look) });
      },
      curves(curves, stroke) {
        write("path", { d: pathOf(curves), ...lookOf({ stroke }) });
      },
      polygons(shapes, fill) {
        const paths = shapes.map(
          (shape) => `M${shape.map(({ x, y }) => `${short(x)} ${short(y)}`).join("L")}z`,
        );
        write("path", { d: paths.join(""), fill });
      },
      shape(path, x, y, look) {
        write("path", { d: path, transform: `translate(${short(x)} ${short(y)})`, ...lookOf(look) });
      },
      words(text, x, y, words) {
        const { text: shown, width } = fitted(text, words);
        if (shown.trim() === "") return width;
        write(
          "text",
          {
            x: words.align === "center" ? x - width / 2 : x,
            y: y + words.size * BASELINE,
            "font-size": words.size,
            "font-weight": words.weight === 400 ? undefined : words.weight,
            "font-family": words.mono ? MONO : undefined,
            "letter-spacing": words.tight ? TIGHT * words.size : undefined,
            fill: words.color,
            // Whatever the font is, the words take the room they were given.
            textLength: width,
            lengthAdjust: "spacingAndGlyphs",
          },
          xmlText(shown),
        );
        return width;
      },
      widthOf: (text, words) => fitted(text, words).width,
      icon(name, x, y, size, color, weight = 1.75) {
        icons.add(name);
        write("use", {
          href: `#${idOf(name)}`,
          transform: `translate(${short(x)} ${short(y)}) scale(${Math.round((size / ICON_SIDE) * 1e4) / 1e4})`,
          stroke: color,
          "stroke-width": weight,
        });
      },
    },
    markup() {
      const drawn = [...icons].map((name) =>
        element("path", { id: idOf(name), d: iconPath(name), ...LINES }),
      );
      return [...(drawn.length === 0 ? [] : [`<defs>${drawn.join("")}</defs>`]), ...elements].join("\n");
    },
  };
}

/** On each path itself: what uses it inherits from its own place. */
const LINES = { fill: "none", "stroke-linecap": "round", "stroke-linejoin": "round" } as const;

const idOf = (name: IconName): string => `tb-${name}`;

type Attributes = Record<string, string | number | undefined>;

function element(tag: string, attributes: Attributes, inner?: string): string {
  let text = `<${tag}`;
  for (const name in attributes) {
    const value = attributes[name];
    if (value === undefined) continue;
    text += ` ${name}="${typeof value === "number" ? short(value) : xmlText(value)}"`;
  }
  return inner === undefined ? `${text}/>` : `${text}>${inner}</${tag}>`;
}

const lookOf = ({ fill = "none", faint, stroke }: Look): Attributes => ({
  fill,
  "fill-opacity": faint,
  ...(stroke ? strokeOf(stroke) : {}),
});

const strokeOf = ({ color, width, dashes, round, opacity }: Stroke): Attributes => ({
  stroke: color,
  "stroke-width": width,
  "stroke-dasharray": dashes?.map(short).join(" "),
  "stroke-linecap": round ? "round" : undefined,
  "stroke-opacity": opacity,
});

function pathOf(curves: readonly Curve[]): string {
  const at = ({ x, y }: { x: number; y: number }) => `${short(x)} ${short(y)}`;
  let path = "";
  let end: unknown = null;
  for (const [from, a, b, to] of curves) {
    if (from !== end) path += `M${at(from)}`;
    path += a === from ? `L${at(to)}` : `C${at(a)} ${at(b)} ${at(to)}`;
    end = to;
  }
  return path;
}

function roundedBox(
  x: number,
  y: number,
  width: number,
  height: number,
  [topLeft, topRight, bottomRight, bottomLeft]: readonly [number, number, number, number],
): string {
  const corner = (radius: number, dx: number, dy: number) =>
    radius === 0
      ? ""
      : `a${short(radius)} ${short(radius)} 0 0 1 ${short(dx * radius)} ${short(dy * radius)}`;
  return [
    `M${short(x + topLeft)} ${short(y)}H${short(x + width - topRight)}${corner(topRight, 1, 1)}`,
    `V${short(y + height - bottomRight)}${corner(bottomRight, -1, 1)}`,
    `H${short(x + bottomLeft)}${corner(bottomLeft, -1, -1)}`,
    `V${short(y + topLeft)}${corner(topLeft, 1, -1)}z`,
  ].join("");
}

/** The text as far as there is room. */
function fitted(text: string, { size, weight, mono, most, tight }: Words): { text: string; width: number } {
  const widthOf = (part: string) =>
    geistWidth(part, size, weight, mono) + (tight ? TIGHT * size * [...part].length : 0);
  const width = widthOf(text);
  if (most === undefined || width <= most) return { text, width };
  const letters = [...text];
  let length = Math.min(letters.length, Math.floor((letters.length * most) / width) + 2);
  const shortened = () => `${letters.slice(0, length).join("")}…`;
  while (length > 0 && widthOf(shortened()) > most) length -= 1;
  return { text: shortened(), width: widthOf(shortened()) };
}
