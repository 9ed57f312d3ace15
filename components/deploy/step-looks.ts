// How each kind of step looks and is called.
import { Equal, GitCompareArrows, type LucideIcon, Pencil, Plus, Trash2 } from "lucide-react";
import type { ChipTone } from "@/components/ui/chip";
import { counted } from "@/lib/core/foundation/counted";
import type { PlanStep } from "@/lib/core/plan/deployment-plan";

export type StepKind = PlanStep["kind"];

export const STEP_LOOKS: Record<StepKind, { label: string; tone: ChipTone; icon: LucideIcon }> = {
  create: { label: "Create", tone: "ok", icon: Plus },
  update: { label: "Update", tone: "accent", icon: Pencil },
  conflict: { label: "Conflict", tone: "warn", icon: GitCompareArrows },
  prune: { label: "Prune", tone: "error", icon: Trash2 },
  unchanged: { label: "Unchanged", tone: "neutral", icon: Equal },
};

/** The order in which kinds are counted and listed; the steps run in another one. */
export const STEP_KINDS: readonly StepKind[] = ["create", "update", "conflict", "prune", "unchanged"];

/** "1 create, 2 updates" */
export function kindsInWords(kinds: readonly StepKind[]): string {
  return STEP_KINDS.flatMap((kind) => {
    const count = kinds.filter((one) => one === kind).length;
    return count === 0 ? [] : [counted(count, kind, kind === "unchanged" ? kind : `${kind}s`)];
  }).join(", ");
}
