// A card seen from further away: fewer things, larger, in the same box.
import {
  CalendarClock,
  CircleDashed,
  ExternalLink,
  Infinity as InfinityIcon,
  type LucideIcon,
  OctagonAlert,
  RotateCcw,
  TriangleAlert,
} from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import type { FlowNodeData } from "@/lib/client/canvas/canvas-elements";
import type { DetailLevel } from "@/lib/client/canvas/detail-level";
import { nameLines, shortName } from "@/lib/client/canvas/short-name";

type Sign = { icon: LucideIcon; tone: string; count?: number };

/** The worst first. */
function signs({ loop, errors, warnings, schedule }: FlowNodeData): Sign[] {
  const found: Sign[] = [];
  if (loop === "runaway") found.push({ icon: InfinityIcon, tone: "text-error" });
  if (loop === "gated" || loop === "possible") found.push({ icon: RotateCcw, tone: "text-warn-g" });
  if (errors > 0) found.push({ icon: OctagonAlert, tone: "text-error", count: errors });
  if (warnings > 0) found.push({ icon: TriangleAlert, tone: "text-warn-g", count: warnings });
  if (schedule !== "") found.push({ icon: CalendarClock, tone: "text-sched" });
  return found;
}

const bandOf = ({ loop, errors }: FlowNodeData): string => {
  if (loop === "runaway" || errors > 0) return "bg-error";
  return loop ? "bg-warn-g" : "bg-edge";
};

export function FarCard({ data, detail }: { data: FlowNodeData; detail: DetailLevel }) {
  const found = signs(data);
  const State = data.external === "" ? CircleDashed : ExternalLink;
  if (detail === "compact") {
    return (
      <div className="flex size-full flex-col justify-center gap-1.5 px-4">
        <span className="truncate font-semibold text-[20px] text-text leading-7">
          {shortName(data.name, 17)}
        </span>
        <span className="flex h-6 items-center gap-3">
          <State size={24} strokeWidth={1.75} className="text-text-3" />
          {found.slice(0, 3).map(({ icon: Icon, tone, count }) => (
            <span key={`${tone} ${count ?? "sign"}`} className={classNames("flex items-center gap-1", tone)}>
              <Icon size={24} strokeWidth={2} />
              {count !== undefined && <span className="font-semibold text-[18px] leading-6">{count}</span>}
            </span>
          ))}
        </span>
      </div>
    );
  }
  const [worst] = found;
  const Worst = worst?.icon;
  return (
    <div className="flex size-full items-center gap-3 overflow-hidden rounded-card pr-3">
      <span className={classNames("h-full w-3.5 shrink-0", bandOf(data))} />
      {detail === "block" && (
        <span className="min-w-0 flex-1 font-semibold text-[30px] text-text leading-8">
          {nameLines(data.name).map((line) => (
            <span key={line} className="block truncate">
              {line}
            </span>
          ))}
        </span>
      )}
      {Worst && <Worst size={34} strokeWidth={2.4} className={classNames("ml-auto shrink-0", worst.tone)} />}
    </div>
  );
}
