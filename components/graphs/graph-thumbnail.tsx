// A graph drawn small, with the shapes and tones of the canvas.
import type { Thumbnail } from "@/lib/core/graph/graph-summary";
import { type ThumbnailPaths, type Tone, thumbnailPaths } from "./thumbnail-paths.ts";

const STROKES: Record<Tone, string> = {
  plain: "stroke-edge",
  gated: "stroke-warn-g",
  runaway: "stroke-error",
};
/** Plain below, so that a loop is never hidden. */
const ORDER: Tone[] = ["plain", "gated", "runaway"];

function Layer({ paths, className }: { paths: Partial<Record<Tone, string>>; className: string }) {
  return ORDER.map((tone) => {
    const path = paths[tone];
    if (path === undefined) return null;
    return (
      <path
        key={tone}
        d={path}
        vectorEffect="non-scaling-stroke"
        className={`${STROKES[tone]} ${tone === "plain" ? "stroke-[1.25]" : "stroke-[1.75]"} ${className}`}
      />
    );
  });
}

/** Decoration: the card says the same in words. */
export function GraphThumbnail({ thumbnail }: { thumbnail: Thumbnail }) {
  const paths: ThumbnailPaths = thumbnailPaths(thumbnail);
  return (
    <svg viewBox={paths.viewBox} aria-hidden="true" className="size-full">
      <Layer paths={paths.edges} className="fill-none" />
      <Layer paths={paths.gates} className="fill-surface" />
      <path
        d={paths.events}
        vectorEffect="non-scaling-stroke"
        className="fill-event-bg stroke-[1.25] stroke-event"
      />
      <Layer paths={paths.flows} className="fill-surface" />
      <g strokeLinecap="round">
        {ORDER.map((tone) => (
          <path
            key={tone}
            d={paths.names[tone] ?? ""}
            strokeWidth="11"
            className={`fill-none opacity-85 ${STROKES[tone]}`}
          />
        ))}
        <path d={paths.details} strokeWidth="9" className="fill-none stroke-line-strong" />
      </g>
    </svg>
  );
}
