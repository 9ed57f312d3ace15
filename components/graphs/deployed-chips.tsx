// Where a graph is deployed and whether what is there is as drawn, in Argo CD's words.
import { CircleSlash, Equal, EqualNot, type LucideIcon, OctagonAlert } from "lucide-react";
import { Chip, type ChipTone } from "@/components/ui/chip";

export type DeployedState = { target: string; state: "Synced" | "OutOfSync" | "Missing" | "Degraded" };

const LOOKS: Record<DeployedState["state"], { tone: ChipTone; icon: LucideIcon }> = {
  Synced: { tone: "neutral", icon: Equal },
  OutOfSync: { tone: "warn", icon: EqualNot },
  Missing: { tone: "outline", icon: CircleSlash },
  Degraded: { tone: "error", icon: OctagonAlert },
};

export function DeployedChips({ deployed }: { deployed: DeployedState[] }) {
  return (
    <div className="mt-0.5 flex gap-1.5 overflow-hidden">
      {deployed.length === 0 && (
        <Chip tone="outline" icon={CircleSlash}>
          never deployed
        </Chip>
      )}
      {deployed.map(({ target, state }) => (
        <Chip key={target} {...LOOKS[state]}>
          {target} {state}
        </Chip>
      ))}
    </div>
  );
}
