// A picture as an SVG file: needs no font, style sheet or script, and says its name to screen readers.

import { SANS, svgPen } from "./paint/svg-pen.ts";
import { type PictureTheme, THEME_INK } from "./paint/theme-ink.ts";
import { xmlText } from "./paint/xml-text.ts";
import { type Picture, type PictureDetail, paintPicture } from "./picture.ts";

export function svgPicture(
  picture: Picture,
  { title, theme, detail = "full" }: { title: string; theme: PictureTheme; detail?: PictureDetail },
): string {
  const { pen, markup } = svgPen();
  paintPicture(pen, THEME_INK[theme], picture, detail);
  const { x, y, width, height } = picture.view;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}" role="img" font-family="${SANS}">
<title>${xmlText(title)}</title>
${markup()}
</svg>
`;
}
