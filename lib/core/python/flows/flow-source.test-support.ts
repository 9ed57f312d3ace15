// One flow as Python source, for tests of its readers.
import type { Flow, Trigger } from "../../graph/trigger-graph.ts";
import { readFlows } from "../read-flows.ts";

export const STEPS =
  "    @step\n    def start(self): self.next(self.end)\n    @step\n    def end(self): pass\n";
export const HEAD = "from metaflow import *\n";

export const flowsOf = (text: string): Flow[] => readFlows([{ path: "f.py", text }]).graph.flows;

/** The class `F` with the decorators above it, from line 2 on. */
export const flow = (decorators: string, body = "", head = HEAD): Flow | undefined =>
  flowsOf(`${head}${decorators}\nclass F(FlowSpec):\n${body}${STEPS}`)[0];

export const trigger = (decorators: string, head = HEAD): Trigger | undefined =>
  flow(decorators, "", head)?.trigger;

export const refusals = (decorators: string, body = "") =>
  flow(decorators, body)?.refused?.map(({ message }) => message);

export const dynamic = (why: string, line: number) => ({ dynamic: why, file: "f.py", line });

export const waitsFor = (...upstreams: (string | object)[]) => ({
  kind: "on-finish",
  upstreams: upstreams.map((upstream) => (typeof upstream === "string" ? { flow: upstream } : upstream)),
});
