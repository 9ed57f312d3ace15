// Pictures drawn lately, so that pages which show one cost the server a drawing only when the graph has changed.
import { sha256Hex } from "@/lib/core/foundation/hash.ts";

export type DrawnPicture = { svg: string; etag: string };

/** Characters kept in all, which is at most twice as many bytes. */
const MOST_KEPT = 32_000_000;

/** The least lately asked for comes first. */
const kept = new Map<string, DrawnPicture>();
let size = 0;

/**
 * @param key what the picture shows: the same key is the same picture
 * @returns the picture and a tag that is the same on every server, before and after a restart
 */
export function drawnPicture(key: string, draw: () => string): DrawnPicture {
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const svg = draw();
  const picture = { svg, etag: `"${sha256Hex(svg).slice(0, 32)}"` };
  kept.set(key, picture);
  size += svg.length;
  for (const [oldest, { svg: old }] of kept) {
    if (size <= MOST_KEPT) break;
    kept.delete(oldest);
    size -= old.length;
  }
  return picture;
}
