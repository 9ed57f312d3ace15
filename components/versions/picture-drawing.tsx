// The shapes of a comparison as one drawing. Hue is spent on what differs; the rest steps back.
import { CalendarClock, CircleDashed, ExternalLink, Radio, SlidersHorizontal } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { shortName } from "@/lib/client/canvas/short-name";
import type {
  ComparisonPicture,
  Mark,
  PictureEdge,
  PictureNode,
} from "@/lib/client/versions/comparison-picture";
import { FrameShape, NoteShape } from "./picture-ground.tsx";
import { FLAGS, Flag, LOOKS } from "./picture-mark.tsx";

export function PictureDrawing({
  picture: { nodes, edges, view },
  label,
  describedBy,
  size,
}: {
  picture: ComparisonPicture;
  label: string;
  describedBy: string;
  size: { width: number; height: number };
}) {
  return (
    <svg
      role="img"
      aria-label={label}
      aria-describedby={describedBy}
      viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
      {...size}
      className="m-auto shrink-0 select-none"
    >
      {edges.map((edge) => (
        <Edge key={edge.id} edge={edge} />
      ))}
      {nodes.map((one) => (
        <g
          key={one.node.id}
          data-mark={one.mark}
          transform={`translate(${one.node.position.x} ${one.node.position.y})`}
        >
          <Node {...one} />
        </g>
      ))}
      {edges.map((edge) => (
        <EdgeMark key={edge.id} edge={edge} />
      ))}
    </svg>
  );
}

function Edge({ edge: { line, mark, hidden, title } }: { edge: PictureEdge }) {
  const { stroke, fill, width, dashes } = LOOKS[mark];
  return (
    <g data-mark={mark}>
      <title>{mark === "same" ? title : `${title}, ${mark}`}</title>
      <path
        d={line.line}
        fill="none"
        strokeWidth={width}
        strokeDasharray={dashes ?? (hidden ? "0 5.5" : undefined)}
        strokeLinecap={hidden && !dashes ? "round" : "butt"}
        className={stroke}
      />
      <path d={line.arrow} className={fill} />
    </g>
  );
}

/** Below this much room a mark would hide the line. */
const MARK_ROOM = 44;

function EdgeMark({ edge: { line, mark } }: { edge: PictureEdge }) {
  if (mark === "same" || line.room < MARK_ROOM) return null;
  const { icon: Icon, text } = FLAGS[mark];
  const { x, y } = line.middle;
  return (
    <g className={text}>
      <circle cx={x} cy={y} r={9} className="fill-canvas" />
      <Icon x={x - 7} y={y - 7} size={14} strokeWidth={2.4} fill="none" />
    </g>
  );
}

function Node({ node, mark }: PictureNode) {
  switch (node.type) {
    case "flow":
      return <FlowShape data={node.data} mark={mark} width={node.width ?? 0} height={node.height ?? 0} />;
    case "event":
      return <EventShape name={node.data.name} note={node.data.note} mark={mark} width={node.width ?? 0} />;
    case "gate":
      return <GateShape count={node.data.count} reset={node.data.reset} mark={mark} />;
    case "frame":
      return (
        <FrameShape
          name={node.data.name}
          note={node.data.note}
          mark={mark}
          width={node.width ?? 0}
          height={node.height ?? 0}
        />
      );
    case "note":
      return (
        <NoteShape text={node.data.text} mark={mark} width={node.width ?? 0} height={node.height ?? 0} />
      );
    case "group":
      // Here every group is shown with its members.
      return null;
    case "ghost":
      return (
        <>
          <rect
            width={node.width ?? 0}
            height={node.height ?? 0}
            rx={10}
            strokeDasharray="4 3"
            strokeWidth={mark === "same" ? 1 : 1.5}
            className={classNames("fill-canvas", LOOKS[mark].stroke)}
          />
          <Name mark={mark} name={node.data.name} x={12} />
          <text x={12} y={47} className="fill-text-3 text-small">
            {node.data.note}
          </text>
          <Flag mark={mark} right={(node.width ?? 0) - 10} />
        </>
      );
  }
}

function Name({ name, mark, x }: { name: string; mark: Mark; x: number }) {
  return (
    <text
      x={x}
      y={27}
      textDecoration={mark === "removed" ? "line-through" : undefined}
      className={classNames(
        "font-semibold text-name",
        mark === "same" ? "fill-text-3" : mark === "removed" ? "fill-error" : "fill-text",
      )}
    >
      {shortName(name)}
    </text>
  );
}

/** What fits the tab above a card. */
const TAB_CHARACTERS = 32;

function FlowShape({
  data: { name, place, file, schedule, parameters, external },
  mark,
  width,
  height,
}: {
  data: Extract<PictureNode["node"], { type: "flow" }>["data"];
  mark: Mark;
  width: number;
  height: number;
}) {
  const { stroke, box, dashes } = LOOKS[mark];
  const isSame = mark === "same";
  const quiet = isSame ? "fill-text-3" : "fill-text-2";
  const Glyph = external === "" ? CircleDashed : ExternalLink;
  const where = shortName(place || "no project", 24);
  const tab = Math.min(width, 38 + 5.6 * Math.min(schedule.length, TAB_CHARACTERS));
  return (
    <>
      {schedule !== "" && (
        <>
          <path
            d={`M0.5 0V-16.5a6 6 0 0 1 6 -6H${tab - 6.5}a6 6 0 0 1 6 6V0`}
            className={isSame ? "fill-canvas stroke-line-strong" : "fill-sched-bg stroke-sched-line"}
          />
          <CalendarClock
            x={8}
            y={-18}
            size={13}
            strokeWidth={1.75}
            className={isSame ? "text-text-3" : "text-sched"}
          />
          <text x={26} y={-7.5} className={classNames("text-tiny", isSame ? "fill-text-3" : "fill-sched")}>
            {shortName(schedule, TAB_CHARACTERS)}
          </text>
        </>
      )}
      <rect
        width={width}
        height={height}
        rx={10}
        strokeDasharray={dashes ? "4 3" : undefined}
        strokeWidth={isSame ? 1 : 1.75}
        className={classNames(box, isSame ? "stroke-line-strong" : stroke)}
      />
      <Glyph x={12} y={14} size={16} strokeWidth={1.75} className="text-text-3" />
      <Name name={name} mark={mark} x={34} />
      <text x={12} y={47} className={classNames("font-medium text-small", quiet)}>
        {where}
        {file !== "" && (
          <tspan dx={8} className="font-mono font-normal text-tiny">
            {shortName(file, Math.max(6, 30 - where.length))}
          </tspan>
        )}
      </text>
      {parameters > 0 && (
        <>
          <SlidersHorizontal
            x={12}
            y={62}
            size={14}
            strokeWidth={1.75}
            className={isSame ? "text-text-3" : "text-text-2"}
          />
          <text x={31} y={73} className={classNames("text-small", quiet)}>
            {parameters} {parameters === 1 ? "parameter" : "parameters"}
          </text>
        </>
      )}
      <Flag mark={mark} right={width - 10} />
    </>
  );
}

function EventShape({ name, note, mark, width }: { name: string; note: string; mark: Mark; width: number }) {
  const { stroke, box, dashes } = LOOKS[mark];
  const isSame = mark === "same";
  return (
    <>
      <rect
        width={width}
        height={48}
        rx={24}
        strokeDasharray={dashes ? "4 3" : undefined}
        strokeWidth={isSame ? 1 : 1.75}
        className={classNames(box, isSame ? "stroke-line-strong" : stroke)}
      />
      <circle cx={24} cy={24} r={16} className={isSame ? "fill-hover" : "fill-event-bg"} />
      <Radio
        x={15.5}
        y={15.5}
        size={17}
        strokeWidth={1.75}
        className={isSame ? "text-text-3" : "text-event"}
      />
      <text
        x={50}
        y={22}
        textDecoration={mark === "removed" ? "line-through" : undefined}
        className={classNames("font-medium font-mono text-body", isSame ? "fill-text-3" : "fill-text")}
      >
        {shortName(name, 20)}
      </text>
      <text x={50} y={37} className="fill-text-3 text-tiny">
        {shortName(note, 26)}
      </text>
      <Flag mark={mark} right={width - 10} />
    </>
  );
}

function GateShape({ count, reset, mark }: { count: number; reset: string; mark: Mark }) {
  const { stroke, box, dashes } = LOOKS[mark];
  const isSame = mark === "same";
  return (
    <>
      <path
        d="M7.5,1 H59.5 a23,23 0 0 1 0,46 H7.5 a6.5,6.5 0 0 1 -6.5,-6.5 V7.5 a6.5,6.5 0 0 1 6.5,-6.5 z"
        strokeDasharray={dashes ? "4 3" : undefined}
        strokeWidth={isSame ? 1.25 : 1.75}
        className={classNames(box, stroke)}
      />
      <text
        x={38}
        y={28.5}
        textAnchor="middle"
        className={classNames("font-semibold text-small", isSame ? "fill-text-3" : "fill-text")}
      >
        all of {count}
      </text>
      {reset.split("\n").map((line, at) => (
        <text
          key={line}
          x={-6}
          y={66 + 14 * at}
          className={classNames("text-tiny", isSame ? "fill-text-3" : "fill-text-2")}
        >
          {line}
        </text>
      ))}
      <Flag mark={mark} right={84} above={16} />
    </>
  );
}
