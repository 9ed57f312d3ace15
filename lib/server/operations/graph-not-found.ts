import { fail } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";

export const graphNotFound = fail<Failure>({
  code: "not-found",
  message: "This graph does not exist, or it was deleted. Look for it in the list of graphs.",
});
