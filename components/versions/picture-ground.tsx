// What lies behind the cards of a comparison: frames of groups, and notes.
import { classNames } from "@/components/ui/class-names";
import { geistWidth } from "@/lib/client/canvas/paint/geist-width";
import { wrapped } from "@/lib/client/canvas/paint/wrapped";
import type { Mark } from "@/lib/client/versions/comparison-picture";
import { Flag, LOOKS } from "./picture-mark.tsx";

export function FrameShape({
  name,
  note,
  mark,
  width,
  height,
}: {
  name: string;
  /** "2 flows" */
  note: string;
  mark: Mark;
  width: number;
  height: number;
}) {
  const { stroke, dashes } = LOOKS[mark];
  const isSame = mark === "same";
  return (
    <>
      <rect
        width={width}
        height={height}
        rx={12}
        fill="none"
        strokeDasharray={dashes ? "4 3" : undefined}
        strokeWidth={isSame ? 1 : 1.5}
        className={isSame ? "stroke-line-strong" : stroke}
      />
      <text x={4} y={-8} className="text-body">
        <tspan
          textDecoration={mark === "removed" ? "line-through" : undefined}
          className={classNames("font-semibold", isSame ? "fill-text-3" : "fill-text")}
        >
          {name}
        </tspan>
        <tspan dx={10} className="fill-text-3">
          {note}
        </tspan>
      </text>
      <Flag mark={mark} right={width - 12} />
    </>
  );
}

const NOTE = { size: 13, line: 20, left: 16, right: 12, top: 8 } as const;
const widthOf = (text: string) => geistWidth(text, NOTE.size, 400);

/** Its first lines, as far as there is room: the twin of `NoteCard`. */
export function NoteShape({
  text,
  mark,
  width,
  height,
}: {
  text: string;
  mark: Mark;
  width: number;
  height: number;
}) {
  const { stroke, box, dashes } = LOOKS[mark];
  const isSame = mark === "same";
  const lines = wrapped(text, width - NOTE.left - NOTE.right, widthOf);
  const fitting = Math.max(1, Math.floor((height - 2 * NOTE.top) / NOTE.line));
  return (
    <>
      <title>{text}</title>
      <rect
        width={width}
        height={height}
        rx={6}
        strokeDasharray={dashes ? "4 3" : undefined}
        strokeWidth={isSame ? 1 : 1.5}
        className={classNames(box, isSame ? "stroke-line-strong" : stroke)}
      />
      {lines.slice(0, fitting).map((line, at) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are what they are by their place
          key={at}
          x={NOTE.left}
          y={NOTE.top + 14 + NOTE.line * at}
          className={classNames("text-body", isSame ? "fill-text-3" : "fill-text-2")}
        >
          {at === fitting - 1 && lines.length > fitting ? `${line} …` : line}
        </text>
      ))}
      <Flag mark={mark} right={width - 10} />
    </>
  );
}
