// Which steps a run may leave out: those that a switch can go round.
import type { SyntaxNode } from "@lezer/common";
import { nameOf, textOf } from "../syntax/syntax-nodes.ts";
import type { StepMember } from "./class-members.ts";

type Transition = { targets: string[]; isSwitch: boolean };

/**
 * @returns the steps that some run to the end does not take; empty without a switch. Quadratic in the steps, and only with a switch.
 */
export function skippableSteps(steps: StepMember[], endStep: string | null): Set<string> {
  const transitions = new Map(steps.map((step) => [step.name, readTransition(step)]));
  const skippable = new Set<string>();
  const start = steps.find(({ name }) => name === "start")?.name ?? steps[0]?.name;
  if (start === undefined || endStep === null) return skippable;
  if (![...transitions.values()].some((transition) => transition?.isSwitch)) return skippable;
  for (const { name } of steps)
    if (name !== endStep && canAvoid(name, start, endStep, transitions)) skippable.add(name);
  return skippable;
}

/** The least set of steps from which a run can reach the end without the avoided one: all branches of a split, one of a switch. */
function canAvoid(
  avoided: string,
  start: string,
  endStep: string,
  transitions: ReadonlyMap<string, Transition | null>,
): boolean {
  const safe = new Set([endStep]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [name, transition] of transitions) {
      if (safe.has(name) || name === avoided || !transition || transition.targets.length === 0) continue;
      const reaches = (target: string) => safe.has(target);
      if (transition.isSwitch ? transition.targets.some(reaches) : transition.targets.every(reaches)) {
        safe.add(name);
        grown = true;
      }
    }
  }
  return safe.has(start);
}

/** `self.next(…)` as the last statement, as Metaflow reads it; null when the step has none. */
function readTransition({ node, owner }: StepMember): Transition | null {
  const last = node.getChild("Body")?.lastChild;
  const call = last?.name === "ExpressionStatement" ? last.firstChild : null;
  const { source } = owner.module;
  const list = call?.getChild("ArgList");
  if (!list || !call?.firstChild || textOf(source, call.firstChild) !== "self.next") return null;
  const targets: string[] = [];
  let isSwitch = false;
  for (let child = list.firstChild; child; child = child.nextSibling) {
    if (child.prevSibling?.name === "AssignOp") continue;
    if (child.name === "MemberExpression") targets.push(stepName(child));
    if (child.name === "DictionaryExpression") {
      isSwitch = true;
      for (const member of child.getChildren("MemberExpression"))
        if (member.prevSibling?.name === ":") targets.push(stepName(member));
    }
  }
  return { targets, isSwitch };

  function stepName(member: SyntaxNode): string {
    return member.lastChild ? nameOf(source, member.lastChild) : "";
  }
}
