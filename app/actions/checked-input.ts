// Nothing a browser sends is trusted: it is what the schema takes, or a sentence that says what is wrong.
import "server-only";
import { z } from "zod";
import { fail, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";

/** Runs `operation` on the checked input, or answers what is wrong with it. */
export async function withChecked<Input, Value, Problem>(
  schema: z.ZodType<Input>,
  input: unknown,
  operation: (input: Input) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem | Failure>> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return operation(parsed.data);
  const [issue] = parsed.error.issues;
  const place = issue?.path.length ? ` (${z.core.toDotPath(issue.path)})` : "";
  return fail({
    code: "invalid",
    message: `${issue?.message ?? "This input is not understood"}${place}. Nothing was changed.`,
  });
}
