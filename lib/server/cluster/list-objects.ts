// All objects of one kind in a namespace, page by page.
import { z } from "zod";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { TargetFailure } from "@/lib/core/plan/target.ts";
import { failureOf, isDone, type Resource } from "./api-failure.ts";
import { callApi } from "./call-api.ts";
import type { ClusterContext } from "./kubeconfig.ts";

/** A template of a long flow has some hundred kilobytes, and a page must come within the time limit. */
const PAGE = 100;
/** Pages together; a page that follows too late is refused by the server, which then has us begin anew. */
const MOST_BEGINNINGS = 3;

const pageSchema = z.object({
  kind: z.string().endsWith("List"),
  items: z.array(z.unknown()),
  metadata: z.object({ continue: z.string().default("") }),
});

/** @returns as one moment of the cluster had them, in the order of their names */
export async function listObjects(
  context: ClusterContext,
  resource: Resource,
  namespace: string,
  pageSize = PAGE,
): Promise<Result<unknown[], TargetFailure>> {
  const path = `/apis/argoproj.io/v1alpha1/namespaces/${encodeURIComponent(namespace)}/${resource}`;
  let items: unknown[] = [];
  let next = "";
  for (let beginnings = 1; ; ) {
    const query = { limit: String(pageSize), ...(next ? { continue: next } : {}) };
    const answer = await callApi(context, { method: "GET", path, query });
    if (!answer.ok) return answer;
    if (answer.value.status === 410 && next && beginnings < MOST_BEGINNINGS) {
      beginnings += 1;
      [items, next] = [[], ""];
      continue;
    }
    const attempt = { context: context.name, verb: "list", resource, namespace } as const;
    if (!isDone(answer.value)) return fail(failureOf(answer.value, attempt));
    const page = pageSchema.safeParse(answer.value.body);
    if (!page.success)
      return fail({
        code: "broken",
        message: `${context.address} does not answer as a Kubernetes API server does. Look at the address of ${context.name} in the kubeconfig.`,
      });
    items.push(...page.data.items);
    next = page.data.metadata.continue;
    if (next === "") return ok(items);
  }
}
