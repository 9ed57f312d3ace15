// A flow on the canvas: name, where it lives, what starts it by the clock, and what is wrong with it.
import type { NodeProps } from "@xyflow/react";
import {
  CalendarClock,
  CircleDashed,
  ExternalLink,
  OctagonAlert,
  SlidersHorizontal,
  TriangleAlert,
} from "lucide-react";
import dynamic from "next/dynamic";
import { memo } from "react";
import { classNames } from "@/components/ui/class-names";
import { tooltip } from "@/components/ui/tooltip";
import type { FlowNode, FlowNodeData } from "@/lib/client/canvas/canvas-elements";
import type { ConnectionTarget } from "@/lib/client/canvas/connection-targets";
import { farBorder, isFar } from "@/lib/client/canvas/detail-level";
import { shortName } from "@/lib/client/canvas/short-name";
import { fetchSometime } from "@/lib/client/editor/fetch-part";
import { useScreenState } from "@/lib/client/editor/screen-context";
import { counted } from "@/lib/core/foundation/counted";
import { cardOutline } from "./card-outline.ts";
import { ChosenBy } from "./chosen-by.tsx";
import { useDetail } from "./detail-context.ts";
import { FarCard } from "./far-card.tsx";
import { Flag } from "./flag.tsx";
import { Port } from "./port.tsx";

/** Comes with the answer that it shows. */
const FlowSync = dynamic(() => fetchSometime(() => import("./flow-sync.tsx")).then((file) => file.FlowSync), {
  ssr: false,
});

export const FlowCard = memo(function FlowCard({ data, selected }: NodeProps<FlowNode>) {
  const target = useScreenState((state) => state.connecting?.targets.get(data.flowId) ?? null);
  const over = useScreenState((state) => state.connecting?.over === data.flowId);
  const isSource = useScreenState((state) => state.connecting?.source === data.key);
  const detail = useDetail();
  const { box, port } = cardOutline({
    loop: data.loop,
    selected,
    foreign: data.external !== "",
    target: isSource && target?.kind !== "closes-loop" ? null : target,
    over,
    far: isFar(detail),
  });
  const tabbed = data.schedule !== "" && detail === "full";
  return (
    <div className="relative size-full">
      {tabbed && <ScheduleTab words={data.schedule} />}
      <div
        className={classNames("absolute inset-0 rounded-card", tabbed && "rounded-tl-none", box)}
        style={{ borderWidth: farBorder(detail, data.loop !== null || selected) ?? undefined }}
      />
      <div className="relative size-full">
        {detail === "full" ? <FullCard data={data} /> : <FarCard data={data} detail={detail} />}
      </div>
      <ChosenBy nodeKey={data.key} rounded="rounded-[14px]" />
      {detail !== "dot" && <CardFlag data={data} target={target} isSource={isSource} detail={detail} />}
      <Port side="in" tone={port} />
      <Port side="out" tone={port} />
    </div>
  );
});

function ScheduleTab({ words }: { words: string }) {
  return (
    <span className="absolute bottom-full left-0 inline-flex h-[22px] max-w-full items-center gap-1.5 rounded-t-control border border-sched-line border-b-0 bg-sched-bg px-2 text-sched text-tiny">
      <CalendarClock size={13} strokeWidth={1.75} className="shrink-0" />
      <span className="truncate">{words}</span>
    </span>
  );
}

function FullCard({ data }: { data: FlowNodeData }) {
  const isDeployed = useScreenState((state) => state.sync?.flows[data.flowId] !== undefined);
  const { name, place, file, source, owner, parameters, errors, warnings, external } = data;
  const short = shortName(name);
  return (
    <div className="flex size-full flex-col p-3">
      <div className="flex h-5 items-center gap-1.5">
        {external === "" ? (
          <CircleDashed size={16} strokeWidth={1.75} className="shrink-0 text-text-3" />
        ) : (
          <ExternalLink size={16} strokeWidth={1.75} className="shrink-0 text-text-3" />
        )}
        <span
          className="min-w-0 whitespace-nowrap font-semibold text-name text-text"
          {...(short === name ? {} : tooltip(name))}
        >
          {short}
        </span>
      </div>
      <div className="mt-[3px] flex h-4 items-center gap-2">
        <span
          className={classNames("truncate font-medium text-small text-text-2", place === "" && "shrink-0")}
          {...(owner === "" ? {} : tooltip(`Owner: ${owner}`))}
        >
          {place || "no project"}
        </span>
        {file !== "" && (
          <span className="min-w-0 truncate font-mono text-text-3 text-tiny" {...tooltip(source)}>
            {file}
          </span>
        )}
      </div>
      <div className="mt-2.5 flex h-4 items-center gap-3 text-small text-text-2">
        {external !== "" && (
          <span className="truncate" {...tooltip(external)}>
            only shown here
          </span>
        )}
        {isDeployed && <FlowSync flowId={data.flowId} />}
        {parameters > 0 && (
          <Count
            icon={SlidersHorizontal}
            count={parameters}
            words={`${parameters} ${parameters === 1 ? "parameter" : "parameters"}`}
          />
        )}
        {errors > 0 && (
          <Count icon={OctagonAlert} count={errors} words={counted(errors, "error")} tone="text-error" />
        )}
        {warnings > 0 && (
          <Count
            icon={TriangleAlert}
            count={warnings}
            words={counted(warnings, "warning")}
            tone="text-warn"
          />
        )}
      </div>
    </div>
  );
}

function Count({
  icon: Icon,
  count,
  words,
  tone,
}: {
  icon: typeof OctagonAlert;
  count: number;
  words: string;
  tone?: string;
}) {
  return (
    <span
      className={classNames("inline-flex items-center gap-1 font-medium tabular-nums", tone)}
      {...tooltip(words)}
    >
      <Icon size={14} strokeWidth={1.75} />
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

function CardFlag({
  data,
  target,
  isSource,
  detail,
}: {
  data: FlowNodeData;
  target: ConnectionTarget | null;
  isSource: boolean;
  detail: string;
}) {
  const far = detail !== "full";
  if (target?.kind === "closes-loop")
    return <Flag kind={target.loop.kind} word={isSource ? "itself" : "closes a loop"} far={far} />;
  if (target?.kind === "forbidden" && !isSource)
    return <Flag kind="forbidden" word={target.short} far={far} />;
  if (target || far || !data.loop) return null;
  return <Flag kind={data.loop} word={data.loop} />;
}
