// What the deploy page asks of the server. The page hands the server actions in; a component never imports the server.
import type { Result } from "@/lib/core/foundation/result";
import type { SaveRequest } from "@/lib/core/graph/change";
import type {
  ApplyRequest,
  DeployFailure,
  EffectiveSetting,
  PlanRequest,
  PlanView,
  TypedSettings,
} from "@/lib/core/plan/deploy-request";
import type { Deployment } from "@/lib/core/plan/deployment";

/** Why it did not happen: a sentence to show. */
type Refusal = { message: string };

export type History = { deployments: Deployment[]; total: number };

export type DeployActions = {
  plan: (request: PlanRequest) => Promise<Result<PlanView, DeployFailure>>;
  apply: (request: ApplyRequest) => Promise<Result<Deployment, DeployFailure>>;
  saveSettings: (input: {
    target: string;
    settings: TypedSettings;
  }) => Promise<Result<EffectiveSetting[], Refusal>>;
  listDeployments: (input: { graphId: string; target: string }) => Promise<Result<History, Refusal>>;
  /** Edits the graph, as the editor does. */
  save: (request: SaveRequest) => Promise<Result<{ kind: string }, Refusal>>;
};
