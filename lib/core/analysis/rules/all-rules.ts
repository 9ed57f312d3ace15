// The table of rules: one file a kind of mistake. Loops are found by themselves, and a file that does not parse is told by the parser.
import type { FlowRule, GraphRule } from "../rule.ts";
import { deadEvent } from "./dead-event.ts";
import { duplicateUpstream } from "./duplicate-upstream.ts";
import { dynamicDefault } from "./dynamic-default.ts";
import { dynamicTrigger } from "./dynamic-trigger.ts";
import { invalidReset } from "./invalid-reset.ts";
import { invalidTrigger, refusedCode } from "./invalid-trigger.ts";
import { nameCollision } from "./name-collision.ts";
import { nullParameter } from "./null-parameter.ts";
import { parameterCase } from "./parameter-case.ts";
import { staleAnd } from "./stale-and.ts";
import { unsubscribableEvent } from "./unsubscribable-event.ts";
import { upstreams } from "./upstreams.ts";

/** Those that look at a flow which is only shown here, too. */
export const RULES_OF_SHOWN_FLOWS: readonly FlowRule[] = [refusedCode];

export const RULES_OF_MANAGED_FLOWS: readonly FlowRule[] = [
  invalidTrigger,
  duplicateUpstream,
  invalidReset,
  parameterCase,
  unsubscribableEvent,
  staleAnd,
  nullParameter,
  dynamicTrigger,
  dynamicDefault,
];

export const RULES_OF_THE_GRAPH: readonly GraphRule[] = [nameCollision, upstreams, deadEvent];
