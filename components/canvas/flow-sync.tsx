// How a flow compares with its Sensor at the target of the last deploy, in one word.
import { CircleSlash, Equal, EqualNot, type LucideIcon } from "lucide-react";
import { Chip, type ChipTone } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { tooltip } from "@/components/ui/tooltip";
import { useScreenState } from "@/lib/client/editor/screen-context";
import type { GraphSync, SyncWord } from "@/lib/core/plan/sync-status";

type Look = { icon: LucideIcon; tone: string; chip: ChipTone; says: (sync: GraphSync) => string };

const on = ({ target, branch }: GraphSync): string => `${target}, branch ${branch}`;
const LOOKS: Record<SyncWord, Look> = {
  Synced: { icon: Equal, tone: "text-text-3", chip: "neutral", says: (sync) => `As deployed to ${on(sync)}` },
  OutOfSync: {
    icon: EqualNot,
    tone: "font-medium text-warn",
    chip: "warn",
    says: (sync) => `Differs from what is deployed to ${on(sync)}`,
  },
  Missing: {
    icon: CircleSlash,
    tone: "text-text-2",
    chip: "outline",
    says: (sync) => `Not deployed to ${on(sync)}`,
  },
};

function useFlowSync(flowId: string): { sync: GraphSync; word: SyncWord } | null {
  const sync = useScreenState((state) => state.sync);
  const word = sync?.flows[flowId];
  return sync && word ? { sync, word } : null;
}

/** On a card: icon and word. */
export function FlowSync({ flowId }: { flowId: string }) {
  const found = useFlowSync(flowId);
  if (!found) return null;
  const { icon: Icon, tone, says } = LOOKS[found.word];
  return (
    <span className={classNames("inline-flex items-center gap-1", tone)} {...tooltip(says(found.sync))}>
      <Icon size={14} strokeWidth={1.75} />
      {found.word}
    </span>
  );
}

/** In the inspector. */
export function FlowSyncChip({ flowId }: { flowId: string }) {
  const found = useFlowSync(flowId);
  if (!found) return null;
  const { icon, chip, says } = LOOKS[found.word];
  return (
    <Chip icon={icon} tone={chip} className="mt-1 shrink-0" {...tooltip(says(found.sync))}>
      {found.word}
    </Chip>
  );
}
