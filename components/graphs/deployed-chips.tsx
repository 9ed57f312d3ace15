// What came of the last deployment to each target. Whether the target still is so, only a plan can tell.
import { Check, CircleSlash, type LucideIcon, OctagonAlert, Rocket, TriangleAlert } from "lucide-react";
import { Chip, type ChipTone } from "@/components/ui/chip";

export type DeployedState = {
  target: string;
  revision: number;
  state: "applying" | "done" | "failed" | "interrupted";
};

const LOOKS: Record<DeployedState["state"], { tone: ChipTone; icon: LucideIcon; words: string }> = {
  applying: { tone: "accent", icon: Rocket, words: "being deployed" },
  done: { tone: "neutral", icon: Check, words: "deployed" },
  failed: { tone: "error", icon: OctagonAlert, words: "deploy failed" },
  interrupted: { tone: "warn", icon: TriangleAlert, words: "deploy interrupted" },
};

export function DeployedChips({ deployed, revision }: { deployed: DeployedState[]; revision: number }) {
  return (
    <div className="mt-0.5 flex gap-1.5 overflow-hidden">
      {deployed.length === 0 && (
        <Chip tone="outline" icon={CircleSlash}>
          never deployed
        </Chip>
      )}
      {deployed.map(({ target, state, revision: deployedRevision }) => {
        const { tone, icon, words } = LOOKS[state];
        const which = deployedRevision === revision ? words : `rev ${deployedRevision} ${words}`;
        return (
          <Chip key={target} tone={tone} icon={icon}>
            {target}: {which}
          </Chip>
        );
      })}
    </div>
  );
}
