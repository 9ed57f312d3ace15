// What the Versions page asks of the server. The page hands the server actions in; a component never imports the server.
import type { Result } from "@/lib/core/foundation/result";
import type { NameRevision, RestoreRevision } from "@/lib/core/graph/version";

/** Why it did not happen: a sentence to show. */
type Refusal = { message: string };

export type VersionActions = {
  restore: (input: RestoreRevision) => Promise<Result<{ revision: number }, Refusal>>;
  name: (input: NameRevision) => Promise<Result<null, Refusal>>;
};
