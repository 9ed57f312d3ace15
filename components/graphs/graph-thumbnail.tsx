// A graph drawn small, with the shapes and tones of the canvas.
import type { Thumbnail, Tone, TonedPaths } from "@/lib/core/graph/thumbnail-shapes";

const STROKES: Record<Tone, string> = {
  plain: "stroke-edge",
  gated: "stroke-warn-g",
  runaway: "stroke-error",
};
/** Plain below, so that a loop is never hidden. */
const ORDER: Tone[] = ["plain", "gated", "runaway"];

function Layer({ paths, className }: { paths: TonedPaths; className: string }) {
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

function Cards(paths: Extract<Thumbnail, { kind: "cards" }>) {
  return (
    <>
      <Layer paths={paths.edges} className="fill-none" />
      <Layer paths={paths.gates} className="fill-surface" />
      {paths.events !== "" && (
        <path
          d={paths.events}
          vectorEffect="non-scaling-stroke"
          className="fill-event-bg stroke-[1.25] stroke-event"
        />
      )}
      <Layer paths={paths.flows} className="fill-surface" />
      {paths.details !== "" && (
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
      )}
    </>
  );
}

function Cells({ cell, nodes, events, edges }: Extract<Thumbnail, { kind: "cells" }>) {
  const block = (path: string | undefined, className: string) =>
    path && <path d={path} strokeWidth={cell} className={`fill-none ${className}`} />;
  const line = (path: string | undefined, className: string) =>
    path && <path d={path} className={`fill-none ${className}`} />;
  return (
    <>
      {line(edges.plain, "stroke-[0.75] stroke-line-strong")}
      {block(events, "stroke-event")}
      {block(nodes.plain, "stroke-edge")}
      {line(edges.gated, "stroke-1 stroke-warn-g")}
      {line(edges.runaway, "stroke-1 stroke-error")}
      {block(nodes.gated, "stroke-warn-g")}
      {block(nodes.runaway, "stroke-error")}
    </>
  );
}

/** Decoration: the card says the same in words. */
export function GraphThumbnail({ thumbnail }: { thumbnail: Exclude<Thumbnail, { kind: "empty" }> }) {
  return (
    <svg viewBox={thumbnail.viewBox} aria-hidden="true" className="size-full">
      {thumbnail.kind === "cards" ? <Cards {...thumbnail} /> : <Cells {...thumbnail} />}
    </svg>
  );
}
