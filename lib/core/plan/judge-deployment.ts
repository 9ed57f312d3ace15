// The gate: may the chosen steps run? It judges the whole target, other people's Sensors included, after them and on the way.
import { type DeploymentPlan, isWriting, type WritingStep } from "./deployment-plan.ts";
import { type JudgedLoop, judgedLoops } from "./judged-loop.ts";
import type { TargetState } from "./live-object.ts";
import { isSwap, orderSteps, riskyKeys } from "./order-steps.ts";
import {
  afterStep,
  type DrawnFlow,
  liveSensors,
  sensorNetwork,
  type TargetSensors,
} from "./target-network.ts";

export type Judgement = {
  /** The chosen steps in the order in which they may run. */
  order: WritingStep[];
  /** Runaway loops that forbid it: those the target would hold afterwards, then those only on the way. */
  refused: (JudgedLoop & {
    /** Key of the step that makes it, when it is gone again in the end. */
    onTheWay: string | null;
  })[];
  /** Gated loops that this deploy makes: each needs a person's yes, by its `id`. */
  needYes: JudgedLoop[];
  /** Loops only to be known of: possible ones, gated ones that stand there already, runaway ones that are lessened and remain. */
  toKnow: JudgedLoop[];
  /** Loops that stand in the target now and end by this. */
  ended: JudgedLoop[];
};

/**
 * A deploy that only prunes is never refused: it can only lessen the loops that stand there, even when it does not end them all.
 * @param live what the plan was made from
 * @param drawn the graph's flows on the chosen branch
 * @param chosen keys of the steps that are to run; those that write nothing are ignored
 * @returns each list with runaway loops first, then by name; linear in the Sensors, but for the order (see `orderSteps`) and one look
 * at the target for each update that swaps upstreams and could be in a loop
 */
export function judgeDeployment(
  plan: Pick<DeploymentPlan, "steps">,
  live: TargetState,
  drawn: readonly DrawnFlow[],
  chosen: ReadonlySet<string>,
): Judgement {
  const steps = plan.steps.filter(isWriting).filter(({ key }) => chosen.has(key));
  const order = orderSteps(steps, live, drawn);
  const loopsIn = (sensors: TargetSensors) => judgedLoops(sensorNetwork(sensors, drawn));

  let sensors = liveSensors(live);
  const now = loopsIn(sensors);
  const loopingNow = new Set(
    now.filter(({ kind }) => kind === "runaway").flatMap(({ sensors: keys }) => keys),
  );
  const onTheWay: Judgement["refused"] = [];
  const risky = riskyKeys(order.filter(isSwap), sensors, drawn);
  for (const step of order) {
    sensors = afterStep(sensors, step);
    // The other steps make no loop that does not stand in the end: see `orderSteps`.
    if (!isSwap(step) || !risky.has(step.key)) continue;
    for (const loop of loopsIn(sensors)) {
      if (loop.kind !== "runaway" || loop.sensors.every((key) => loopingNow.has(key))) continue;
      if (!onTheWay.some(({ id }) => id === loop.id)) onTheWay.push({ ...loop, onTheWay: step.key });
    }
  }

  const after = loopsIn(sensors);
  const refused: Judgement["refused"] = order.every(({ kind }) => kind === "prune")
    ? []
    : [
        ...after.filter(({ kind }) => kind === "runaway").map((loop) => ({ ...loop, onTheWay: null })),
        ...onTheWay.filter(({ id }) => !after.some((loop) => loop.id === id)),
      ];
  const needYes = after.filter(({ kind, id }) => kind === "gated" && !now.some((loop) => loop.id === id));
  const said = new Set([...refused, ...needYes].map(({ id }) => id));
  return {
    order,
    refused,
    needYes,
    toKnow: after.filter(({ id }) => !said.has(id)),
    ended: now.filter(({ kind, id }) => kind !== "possible" && !after.some((loop) => loop.id === id)),
  };
}
