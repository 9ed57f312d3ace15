// A picture as a PNG file, drawn in the browser with the page's own fonts.
import { detailLevel } from "./detail-level.ts";
import { canvasPen } from "./paint/canvas-pen.ts";
import { type PictureTheme, THEME_INK } from "./paint/theme-ink.ts";
import { type Picture, paintPicture } from "./picture.ts";

/** Sharp on a screen of two pixels to a point. */
export const USUAL_SCALE = 2;
/** What every browser draws, in pixels. */
const MOST_SIDE = 8192;
const MOST_PIXELS = 32_000_000;

/** @returns pixels for each unit: as usual, or as many as a browser can draw */
export function pngScale({ width, height }: { width: number; height: number }): number {
  return Math.min(
    USUAL_SCALE,
    MOST_SIDE / width,
    MOST_SIDE / height,
    Math.sqrt(MOST_PIXELS / (width * height)),
  );
}

/** @returns null when the browser has not the memory */
export async function pngPicture(picture: Picture, theme: PictureTheme): Promise<Blob | null> {
  const { view } = picture;
  const scale = pngScale(view);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.floor(view.width * scale));
  canvas.height = Math.max(1, Math.floor(view.height * scale));
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) return null;
  const style = getComputedStyle(document.body);
  const fonts = { sans: style.fontFamily, mono: style.getPropertyValue("--font-mono") };
  // Text drawn before its font has come would stand in another one; where the server is away, it does.
  const faces = [400, 500, 600].flatMap((weight) => [
    `${weight} 14px ${fonts.sans}`,
    `${weight} 14px ${fonts.mono}`,
  ]);
  await Promise.allSettled(faces.map((face) => document.fonts.load(face)));
  context.scale(scale, scale);
  context.translate(-view.x, -view.y);
  const detail = detailLevel(scale, null);
  paintPicture(canvasPen(context, fonts), THEME_INK[theme], picture, detail === "dot" ? "block" : detail);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
