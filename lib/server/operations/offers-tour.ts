import { keeping } from "../db/keeping.ts";
import { EXAMPLES_NAME } from "./open-examples.ts";

/** @returns whether somebody new is likely to look at the graph: it is the example, or the only one there is */
export async function offersTour(graphId: string): Promise<boolean> {
  const { graphs } = await keeping();
  const rows = await graphs.list();
  return rows.length === 1 || rows.some(({ id, name }) => id === graphId && name === EXAMPLES_NAME);
}
