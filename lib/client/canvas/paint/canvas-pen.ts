// The pen of the screen: draws on a canvas's context, whose scale and place the caller has set.
import { ICON_SIDE, iconPath } from "./icons.ts";
import { BASELINE, type Look, type Pen, type Stroke, TIGHT, type Words } from "./pen.ts";

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const NO_DASHES: number[] = [];
/** Widths and shortened words are asked for anew on every frame. */
const MOST_KNOWN = 20_000;

/** By font, room and text. */
const known = new Map<string, { text: string; width: number }>();
const paths = new Map<string, Path2D>();
const pathOf = (data: string): Path2D => {
  const path = paths.get(data) ?? new Path2D(data);
  paths.set(data, path);
  return path;
};

export type Fonts = { sans: string; mono: string };

/**
 * One for each time the canvas is painted, so that it knows the context's state.
 * @param fonts families as CSS names them
 */
export function canvasPen(context: Context, fonts: Fonts): Pen {
  const stroke = ({ color, width, dashes, round, opacity = 1 }: Stroke, path?: Path2D) => {
    context.strokeStyle = color;
    context.lineWidth = width;
    if (dashes) context.setLineDash(dashes as number[]);
    if (round) context.lineCap = "round";
    if (opacity !== 1) context.globalAlpha = opacity;
    if (path) context.stroke(path);
    else context.stroke();
    if (dashes) context.setLineDash(NO_DASHES);
    if (round) context.lineCap = "butt";
    if (opacity !== 1) context.globalAlpha = 1;
  };
  const finish = (look: Look) => {
    if (look.fill) {
      context.fillStyle = look.fill;
      if (look.faint !== undefined) context.globalAlpha = look.faint;
      context.fill();
      if (look.faint !== undefined) context.globalAlpha = 1;
    }
    if (look.stroke) stroke(look.stroke);
  };
  let font = "";
  let tightness = 0;
  /** The text as far as there is room, and the context ready to write it. */
  const fitted = (text: string, { size, weight, mono, most, tight }: Words) => {
    // Setting a font costs as much as drawing a word.
    const wanted = `${weight} ${size}px ${mono ? fonts.mono : fonts.sans}`;
    if (font !== wanted) context.font = wanted;
    font = wanted;
    const spacing = tight ? TIGHT * size : 0;
    if (tightness !== spacing) context.letterSpacing = `${spacing}px`;
    tightness = spacing;
    const key = `${font} ${most ?? ""} ${text}`;
    const before = known.get(key);
    if (before) return before;
    const widthOf = (part: string) => context.measureText(part).width;
    let made = { text, width: widthOf(text) };
    if (most !== undefined && made.width > most) {
      let length = Math.floor((text.length * most) / made.width);
      while (length > 0 && widthOf(`${text.slice(0, length)}…`) > most) length -= 1;
      const short = `${text.slice(0, length)}…`;
      made = { text: short, width: widthOf(short) };
    }
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, made);
    return made;
  };

  return {
    box({ x, y, width, height }, radius, look) {
      context.beginPath();
      context.roundRect(x, y, width, height, radius as number | number[]);
      finish(look);
    },
    circle(x, y, radius, look) {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      finish(look);
    },
    curves(curves, look) {
      context.beginPath();
      let end: unknown = null;
      for (const [from, a, b, to] of curves) {
        if (from !== end) context.moveTo(from.x, from.y);
        if (a === from) context.lineTo(to.x, to.y);
        else context.bezierCurveTo(a.x, a.y, b.x, b.y, to.x, to.y);
        end = to;
      }
      stroke(look);
    },
    polygons(shapes, fill) {
      context.beginPath();
      for (const shape of shapes) {
        for (const [at, { x, y }] of shape.entries()) {
          if (at === 0) context.moveTo(x, y);
          else context.lineTo(x, y);
        }
        context.closePath();
      }
      context.fillStyle = fill;
      context.fill();
    },
    shape(path, x, y, look) {
      context.save();
      context.translate(x, y);
      const shape = pathOf(path);
      if (look.fill) {
        context.fillStyle = look.fill;
        context.fill(shape);
      }
      if (look.stroke) stroke(look.stroke, shape);
      context.restore();
    },
    words(text, x, y, words) {
      const { text: shown, width } = fitted(text, words);
      context.fillStyle = words.color;
      context.fillText(shown, words.align === "center" ? x - width / 2 : x, y + words.size * BASELINE);
      return width;
    },
    widthOf: (text, words) => fitted(text, words).width,
    icon(name, x, y, size, color, weight = 1.75) {
      const scale = size / ICON_SIDE;
      context.save();
      context.translate(x, y);
      context.scale(scale, scale);
      context.lineCap = "round";
      context.lineJoin = "round";
      context.strokeStyle = color;
      context.lineWidth = weight;
      context.stroke(pathOf(iconPath(name)));
      context.restore();
    },
  };
}
