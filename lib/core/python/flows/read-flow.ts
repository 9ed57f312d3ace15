// One class of the source as a flow of the graph.
import type { Flow, Parameter, Refusal, Trigger } from "../../graph/trigger-graph.ts";
import { checkMapping } from "./check-mapping.ts";
import type { Members } from "./class-members.ts";
import type { Ancestry, FlowClass } from "./class-table.ts";
import { readDocstring } from "./docstring.ts";
import { dynamicAt } from "./dynamic.ts";
import { endStepOf } from "./end-step.ts";
import {
  type DecoratorName,
  type FlowDecorator,
  type FlowDecorators,
  flowDecorators,
} from "./flow-decorators.ts";
import { type Attributes, readAttributes } from "./read-decorator.ts";
import { readOnEvent } from "./read-on-event.ts";
import { readOnFinish, refuseIncomplete } from "./read-on-finish.ts";
import { readParameters } from "./read-parameters.ts";
import { readProject } from "./read-project.ts";
import { readPublications } from "./read-publications.ts";
import { readSchedule } from "./read-schedule.ts";
import { refuse } from "./refusal.ts";
import { skippableSteps } from "./step-graph.ts";

/** A flow without what only the whole document gives it. */
export type FlowDraft = Omit<Flow, "id" | "position">;

const MAX_REFUSED = 100;
const MAX_PARAMETERS = 1000;
const MAX_STEPS = 10_000;
const MAX_NAME = 200;

/** Reads everything the class says about itself and inherits. Nothing is guessed: what only running tells is dynamic. */
export function readFlow(owner: FlowClass, ancestry: Ancestry, members: Members): FlowDraft {
  const { module } = owner;
  const line = module.lineAt(owner.node.from);
  const decorators = flowDecorators(ancestry);
  const refused: Refusal[] = refuseRepeated(decorators.known);
  const of = (name: DecoratorName) => decorators.known.find((decorator) => decorator.name === name);
  const project = readOne(of("project"), refused, (decorator, attributes) =>
    readProject(decorator, attributes),
  );
  const schedule = readOne(of("schedule"), refused, (decorator, attributes) =>
    readSchedule(decorator, attributes),
  );
  const read = readParameters(members.parameters, of("schedule") !== undefined);
  refused.push(...read.refused);
  const allKnown = read.complete && members.parametersKnown && decorators.opaque.length === 0;
  const trigger = readTrigger(decorators, ancestry, owner, {
    parameters: allKnown ? read.parameters : null,
    projectKnown: of("project") === undefined && (ancestry.isFlowSpec || ancestry.unknownBase === null),
    refused,
  });
  const endStep = endStepOf(members.steps);
  const skippable = skippableSteps(members.steps, endStep);
  const publishes = readPublications(members, skippable);
  const doc = readDocstring(owner);
  const steps = members.steps.slice(0, MAX_STEPS).map(({ name }) => name.slice(0, MAX_NAME));
  return {
    name: owner.name,
    ...(project && "project" in project ? { project: project.project } : {}),
    source: { file: module.path, line },
    ...(doc === null ? {} : { doc }),
    parameters: read.parameters.slice(0, MAX_PARAMETERS),
    ...(steps.length > 0 ? { steps } : {}),
    ...(endStep !== null && endStep !== "end" ? { endStep: endStep.slice(0, MAX_NAME) } : {}),
    ...(skippable.size > 0 ? { conditionalSteps: steps.filter((name) => skippable.has(name)) } : {}),
    ...(schedule && "schedule" in schedule ? { schedule: schedule.schedule } : {}),
    ...(trigger ? { trigger } : {}),
    ...(publishes.length > 0 ? { publishes } : {}),
    ...(refused.length > 0 ? { refused: refused.slice(0, MAX_REFUSED) } : {}),
  };
}

/** The same decorator twice, on the class or also on a base. Mirrors DuplicateFlowDecoratorException. */
function refuseRepeated(decorators: FlowDecorator[]): Refusal[] {
  return decorators.flatMap((decorator, index) => {
    const earlier = decorators.slice(0, index).find(({ name }) => name === decorator.name);
    if (!earlier || !decorator.certain || !earlier.certain) return [];
    const where =
      earlier.owner.node.from === decorator.owner.node.from ? "" : `, also on its base ${earlier.owner.name}`;
    return [
      refuse(
        `@${decorator.name} is there twice${where}`,
        `Flow already has a decorator '${decorator.name}'. You can specify each decorator only once.`,
        "Keep one of them",
        decorator.line,
      ),
    ];
  });
}

/** A decorator that may not be applied decides nothing for sure. */
function readOne<T extends { refused: Refusal[] }>(
  decorator: FlowDecorator | undefined,
  refused: Refusal[],
  read: (decorator: FlowDecorator, attributes: Attributes) => T,
): T | null {
  if (!decorator) return null;
  const attributes = readAttributes(decorator);
  refused.push(...attributes.refused);
  if (attributes.unusable) return null;
  const found = read(
    decorator,
    decorator.certain ? attributes : { ...attributes, given: new Map(), unknown: CONDITIONAL },
  );
  refused.push(...found.refused);
  return found;
}

const CONDITIONAL = "it is applied under a condition";

type Around = {
  /** Null: some may not be known. */
  parameters: Parameter[] | null;
  /** It is certain that the flow has no @project. */
  projectKnown: boolean;
  refused: Refusal[];
};

function readTrigger(
  { known, opaque }: FlowDecorators,
  { isFlowSpec, unknownBase }: Ancestry,
  { module, node }: FlowClass,
  { parameters, projectKnown, refused }: Around,
): Trigger | null {
  const onFinish = known.find(({ name }) => name === "trigger_on_finish");
  const onEvent = known.find(({ name }) => name === "trigger");
  if (onFinish?.certain && onEvent?.certain)
    refused.push(
      refuse(
        "The flow has both @trigger and @trigger_on_finish",
        "Argo Workflows doesn't support both @trigger and @trigger_on_finish decorators concurrently yet. Use one or the other for now.",
        "Keep one of them",
        onFinish.line,
      ),
    );
  const finish = readOne(onFinish, refused, (decorator, attributes) => {
    const found = readOnFinish(decorator, attributes);
    const incomplete = found.trigger && projectKnown ? refuseIncomplete(found.trigger, decorator.line) : [];
    return { ...found, refused: [...found.refused, ...incomplete] };
  });
  const event = readOne(onEvent, refused, (decorator, attributes) => {
    const found = readOnEvent(decorator, attributes);
    if (!found.trigger) return found;
    const checked = checkMapping(found.trigger, parameters, decorator.line);
    return { trigger: checked.trigger, refused: [...found.refused, ...checked.refused] };
  });
  const changing = opaque.find(({ changesDecorators }) => changesDecorators);
  const trigger = changing ? null : (finish?.trigger ?? event?.trigger ?? null);
  if (trigger) return trigger;
  const [deciding] = changing ? [changing] : opaque;
  if (deciding)
    return {
      kind: "dynamic",
      ...dynamicAt(`${deciding.text} may decide what starts it`, module, deciding.line),
    };
  if (onFinish || onEvent || isFlowSpec || unknownBase === null) return null;
  const why = `its base class ${unknownBase} comes from another module and may say what starts it`;
  return { kind: "dynamic", ...dynamicAt(why, module, module.lineAt(node.from)) };
}
