// What lies behind the cards of a comparison: frames of groups, and notes.
import { classNames } from "@/components/ui/class-names";
import type { Mark } from "@/lib/client/versions/comparison-picture";
import { Flag, LOOKS } from "./picture-mark.tsx";

export function FrameShape({
  name,
  mark,
  width,
  height,
}: {
  name: string;
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
      <text
        x={4}
        y={-8}
        textDecoration={mark === "removed" ? "line-through" : undefined}
        className={classNames("font-semibold text-body", isSame ? "fill-text-3" : "fill-text")}
      >
        {name}
      </text>
      <Flag mark={mark} right={width - 12} />
    </>
  );
}

const NOTE_LINE = 20;
/** Of 13 px Geist, on average. */
const NOTE_CHARACTER = 6.6;

/** Its first lines, one for each line of the text, as far as there is room. */
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
  const most = Math.floor((width - 28) / NOTE_CHARACTER);
  const lines = text.split("\n").slice(0, Math.floor((height - 16) / NOTE_LINE));
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
      {lines.map((line, at) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are what they are by their place
          key={at}
          x={16}
          y={22 + NOTE_LINE * at}
          className={classNames("text-body", isSame ? "fill-text-3" : "fill-text-2")}
        >
          {line.length > most ? `${line.slice(0, most - 1)}…` : line}
        </text>
      ))}
      <Flag mark={mark} right={width - 10} />
    </>
  );
}
