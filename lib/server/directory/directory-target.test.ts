import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type DeploymentPlan, isWriting, type PlanStep } from "@/lib/core/plan/deployment-plan.ts";
import { flow, graphOf, inputFor, waiting } from "@/lib/core/plan/plan.test-support.ts";
import { planDeployment } from "@/lib/core/plan/plan-deployment.ts";
import { directoryTarget } from "./directory-target.ts";

const pair = graphOf(flow("FirstFlow"), waiting("SecondFlow", ["FirstFlow"]));
let base: string;
let folder: string;

beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), "triggerboard-manifests-")));
  folder = join(base, "manifests");
});
afterEach(() => rm(base, { recursive: true, force: true }));

const target = () => directoryTarget({ name: "manifests", folder, make: true });

async function plan(graph = pair, over: Parameters<typeof inputFor>[2] = {}): Promise<DeploymentPlan> {
  const state = await target().list("argo-events");
  if (!state.ok) throw new Error(state.error.message);
  return planDeployment(inputFor(graph, state.value, over));
}

const run = (step: PlanStep) => {
  if (!isWriting(step)) throw new Error(`${step.kind} writes nothing`);
  return step.kind === "prune" ? target().remove(step) : target().apply(step);
};
const runAll = async (made: DeploymentPlan) => {
  const answers = [];
  for (const step of made.steps.filter(isWriting)) answers.push((await run(step)).ok);
  return answers;
};
const stepOf = (made: DeploymentPlan): PlanStep => {
  const [step] = made.steps;
  if (!step) throw new Error("nothing planned");
  return step;
};
const put = async (place: string, text: string) => {
  await mkdir(join(folder, place, ".."), { recursive: true });
  await writeFile(join(folder, place), text);
};
const read = (place: string) => readFile(join(folder, place), "utf8");

describe("directoryTarget", () => {
  it("writes one YAML file a Sensor, and nothing else", async () => {
    const made = await plan();
    expect(await runAll(made)).toEqual([true]);
    expect(await readdir(folder, { recursive: true })).toEqual([
      "argo-events",
      "argo-events/secondflow.yaml",
    ]);
    const step = stepOf(made);
    expect(parse(await read("argo-events/secondflow.yaml"))).toEqual(step.kind === "create" && step.sensor);
  });

  it("keeps the bytes of a manifest that would differ only in its timestamp and revision", async () => {
    await runAll(await plan());
    const bytes = await read("argo-events/secondflow.yaml");
    const later = { revision: 99, settings: { deploymentTimestamp: "2027-05-05T00:00:00.000000+00:00" } };
    const again = await plan(pair, later);
    expect(again.steps.map(({ kind }) => kind)).toEqual(["unchanged"]);
    await runAll(again);
    expect(await read("argo-events/secondflow.yaml")).toBe(bytes);
  });

  it("updates and prunes its own files", async () => {
    await runAll(await plan());
    expect(await runAll(await plan(graphOf(waiting("SecondFlow", ["FirstFlow", "Third"]))))).toEqual([true]);
    expect(await read("argo-events/secondflow.yaml")).toContain("metaflow.Third.end");
    const pruning = await plan(graphOf());
    expect(pruning.steps.map(({ kind }) => kind)).toEqual(["prune"]);
    expect(await runAll(pruning)).toEqual([true]);
    expect(await readdir(join(folder, "argo-events"))).toEqual([]);
  });

  it("leaves files of other people alone and reads their Sensors wherever they stand", async () => {
    await runAll(await plan());
    const ours = await read("argo-events/secondflow.yaml");
    const theirs = ours.replaceAll("secondflow", "otherflow").replaceAll("SecondFlow", "OtherFlow");
    await put("team/all.yaml", `# kept by hand\nkind: ConfigMap\n---\n${theirs}---\n`);
    await put("team/notes.txt", "Sensor");
    await put(".git/HEAD.yaml", theirs);
    const state = await target().list("argo-events");
    expect(
      state.ok && state.value.objects.map(({ place, lockedBecause }) => ({ place, lockedBecause })),
    ).toEqual([
      { place: "argo-events/secondflow.yaml", lockedBecause: null },
      {
        place: "team/all.yaml",
        lockedBecause:
          "It stands in team/all.yaml, which somebody else keeps; Triggerboard writes argo-events/otherflow.yaml.",
      },
      {
        place: "team/all.yaml",
        lockedBecause:
          "team/all.yaml is something else, or cannot be read; Triggerboard does not replace it.",
      },
    ]);
    expect((await plan(graphOf())).steps.map(({ key }) => key)).toEqual(["argo-events/secondflow"]);
    const conflict = await plan(graphOf(...pair.flows, waiting("OtherFlow", ["X"])));
    expect(conflict.steps.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      "conflict argo-events/otherflow",
      "unchanged argo-events/secondflow",
    ]);
  });

  it("says which files it could not read, if they may hold a Sensor", async () => {
    await put("a/broken.yaml", "kind: Sensor\nbad: [");
    await put("a/chart.yaml", "kind: ConfigMap\n{{ template }}: [");
    const state = await target().list("argo-events");
    expect(state.ok && state.value).toMatchObject({
      objects: [
        { name: "broken", manifest: null },
        { name: "chart", manifest: null },
      ],
      unreadable: [{ place: "a/broken.yaml", reason: expect.stringContaining("line 2") }],
    });
  });

  it("is in conflict with a file that stands in the way and is no such Sensor", async () => {
    await put("argo-events/secondflow.yaml", "kept: true\n");
    expect((await plan(pair, { takeOver: new Set(["argo-events/secondflow"]) })).steps).toMatchObject([
      {
        kind: "conflict",
        canTakeOver: false,
        reason:
          "argo-events/secondflow.yaml is something else, or cannot be read; Triggerboard does not replace it.",
      },
    ]);
  });

  describe("refuses, and writes nothing, when", () => {
    it("somebody made the file since the plan", async () => {
      const made = await plan();
      await put("argo-events/secondflow.yaml", "kept: true\n");
      expect(await run(stepOf(made))).toEqual({
        ok: false,
        error: {
          code: "moved",
          message:
            "argo-events/secondflow.yaml is no longer what the plan saw. It was left alone. Plan again.",
        },
      });
      expect(await read("argo-events/secondflow.yaml")).toBe("kept: true\n");
    });

    it("somebody changed or removed the file since the plan", async () => {
      await runAll(await plan());
      const update = stepOf(await plan(graphOf(waiting("SecondFlow", ["Third"]))));
      const prune = stepOf(await plan(graphOf()));
      await writeFile(join(folder, "argo-events/secondflow.yaml"), "kept: true\n");
      for (const step of [update, prune]) expect(await run(step)).toMatchObject({ error: { code: "moved" } });
      expect(await read("argo-events/secondflow.yaml")).toBe("kept: true\n");
      await rm(join(folder, "argo-events/secondflow.yaml"));
      for (const step of [update, prune]) expect(await run(step)).toMatchObject({ error: { code: "moved" } });
    });

    it("a link would lead it out of the folder", async () => {
      const outside = join(base, "outside");
      await mkdir(outside);
      await mkdir(folder);
      await symlink(outside, join(folder, "argo-events"));
      expect(await run(stepOf(await plan()))).toMatchObject({ error: { code: "forbidden" } });
      expect(await readdir(outside)).toEqual([]);
    });

    it("the file itself is a link, which is not read either", async () => {
      const made = await plan();
      const outside = join(base, "outside.yaml");
      await writeFile(outside, "kept: true\n");
      await mkdir(join(folder, "argo-events"));
      await symlink(outside, join(folder, "argo-events/secondflow.yaml"));
      expect(await run(stepOf(made))).toMatchObject({ error: { code: "moved" } });
      expect(await readFile(outside, "utf8")).toBe("kept: true\n");
      const state = await target().list("argo-events");
      expect(state.ok && state.value.unreadable).toEqual([
        { place: "argo-events/secondflow.yaml", reason: "A link that leads out of the folder" },
      ]);
    });

    it("a name would lead it elsewhere", async () => {
      const step = stepOf(await plan());
      if (step.kind !== "create") throw new Error("expected a create");
      const metadata = { ...step.sensor.metadata, name: "../../etc/passwd" };
      expect(await target().apply({ ...step, sensor: { ...step.sensor, metadata } })).toMatchObject({
        error: { code: "forbidden" },
      });
    });
  });

  it("says so when the folder is gone", async () => {
    const chosen = directoryTarget({ name: "gitops", folder, make: false });
    expect(await chosen.list("argo-events")).toEqual({
      ok: false,
      error: {
        code: "unreachable",
        message: `The folder ${folder} does not exist. Make it, or choose another target.`,
      },
    });
  });
});
