// The example, drawn as the canvas draws it: a pair that is right, and a pair that runs for ever.
import { CircleDashed, Infinity as InfinityGlyph, OctagonAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** Canvas units; the drawing is shown at 0.86 of life size. */
const LEFT = 80;
const RIGHT = 398;
const GOOD = 72;
const BAD = 246;

function Card({
  name,
  file,
  left,
  top,
  runaway = false,
}: {
  name: string;
  file: string;
  left: number;
  top: number;
  runaway?: boolean;
}) {
  return (
    <div
      style={{ left, top }}
      className={classNames(
        "absolute h-[88px] w-[216px] rounded-card bg-surface px-3 py-3",
        runaway ? "border-2 border-error glow-error" : "border border-line-strong shadow-1",
      )}
    >
      <div className="flex items-center gap-1.5 text-name">
        <CircleDashed size={16} strokeWidth={1.75} className="text-text-3" />
        {name}
      </div>
      <div className="mt-0.5 flex items-baseline gap-2 font-medium text-small text-text-2">
        shop · prod <span className="font-mono font-normal text-text-3 text-tiny">{file}</span>
      </div>
      <div className="mt-2.5 flex items-center gap-2.5 text-small text-text-3">
        not deployed
        {runaway && (
          <span className="inline-flex items-center gap-1 font-medium text-error">
            <OctagonAlert size={14} strokeWidth={2} />1
          </span>
        )}
      </div>
      {["-left-[6px]", "-right-[6px]"].map((side) => (
        <span
          key={side}
          className={classNames(
            "absolute top-[38px] size-2.5 rounded-full border bg-surface",
            runaway ? "border-error" : "border-edge",
            side,
          )}
        />
      ))}
    </div>
  );
}

function Caption({ top, title, children }: { top: number; title: string; children: ReactNode }) {
  return (
    <div
      style={{ left: 680, top }}
      className="absolute w-52 text-name text-text-2 font-normal tracking-normal"
    >
      <p className="font-semibold text-text">{title}</p>
      {children}
    </div>
  );
}

export function ExampleDrawing() {
  const port = 44;
  const arrow = (x: number, y: number) => `M${x - 14} ${y - 4.5}L${x - 6} ${y}L${x - 14} ${y + 4.5}z`;
  const back = `M${RIGHT + 216} ${BAD + port}h2a44 44 0 0 1 44 44v0a40 40 0 0 1 -40 40H${LEFT - 4}a42 42 0 0 1 -42 -42v0a42 42 0 0 1 36 -42h4`;
  return (
    <div className="dotted-ground h-[372px] w-full max-w-[800px] overflow-hidden rounded-graph border border-line">
      <div className="relative h-[432px] w-[930px] origin-top-left scale-[0.86]">
        <svg width="930" height="432" aria-hidden="true" className="absolute inset-0 fill-none">
          <g className="stroke-edge stroke-[1.75]">
            <path d={`M${LEFT + 216} ${GOOD + port}H${RIGHT - 12}`} />
            <path d={arrow(RIGHT, GOOD + port)} className="fill-edge stroke-none" />
          </g>
          <g className="stroke-error">
            <path d={`M${LEFT + 216} ${BAD + port}H${RIGHT - 12}`} strokeWidth="14" strokeOpacity="0.15" />
            <path d={back} strokeWidth="14" strokeOpacity="0.15" />
            <path d={`M${LEFT + 216} ${BAD + port}H${RIGHT - 12}`} strokeWidth="2.25" />
            <path d={back} strokeWidth="2.25" />
            <path d={arrow(RIGHT, BAD + port)} className="fill-error stroke-none" />
            <path d={arrow(LEFT, BAD + port)} className="fill-error stroke-none" />
          </g>
        </svg>
        <Card name="ModelRefreshFlow" file="model_refresh.py" left={LEFT} top={GOOD} />
        <Card name="InferenceFlow" file="inference.py" left={RIGHT} top={GOOD} />
        <Card name="FirstFlow" file="first.py" left={LEFT} top={BAD} runaway />
        <Card name="SecondFlow" file="second.py" left={RIGHT} top={BAD} runaway />
        <span
          style={{ left: 348, top: BAD + port + 84 }}
          className="absolute inline-flex h-[22px] -translate-x-1/2 -translate-y-1/2 items-center gap-1.5 rounded-full border border-error bg-error-bg px-2 font-semibold text-error text-small"
        >
          <InfinityGlyph size={14} strokeWidth={2.25} />
          Runaway loop
        </span>
        <Caption top={GOOD + 12} title="What starts what">
          InferenceFlow runs when ModelRefreshFlow has finished.
        </Caption>
        <Caption top={BAD + 12} title="Is that safe?">
          These two start each other for ever. You see it before it is live.
        </Caption>
      </div>
    </div>
  );
}
