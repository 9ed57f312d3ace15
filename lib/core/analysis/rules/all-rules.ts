// The table of rules: one file a kind of mistake. Loops are found by themselves, and a file that does not parse is told by the parser.
import type { Rule } from "../rule-context.ts";
import { deadEvent } from "./dead-event.ts";
import { duplicateUpstream } from "./duplicate-upstream.ts";
import { dynamicDefault } from "./dynamic-default.ts";
import { dynamicTrigger } from "./dynamic-trigger.ts";
import { invalidReset } from "./invalid-reset.ts";
import { invalidTrigger } from "./invalid-trigger.ts";
import { nameCollision } from "./name-collision.ts";
import { nullParameter } from "./null-parameter.ts";
import { parameterCase } from "./parameter-case.ts";
import { staleAnd } from "./stale-and.ts";
import { unsubscribableEvent } from "./unsubscribable-event.ts";
import { upstreams } from "./upstreams.ts";

export const ALL_RULES: readonly Rule[] = [
  invalidTrigger,
  duplicateUpstream,
  nameCollision,
  invalidReset,
  parameterCase,
  unsubscribableEvent,
  upstreams,
  staleAnd,
  deadEvent,
  nullParameter,
  dynamicTrigger,
  dynamicDefault,
];
