import { expect, test } from "vitest";
import { GENERIC_BRANCH } from "@/lib/core/graph/branch";
import { emptyGraph, type Flow } from "@/lib/core/graph/trigger-graph";
import { createEditor } from "../editor/create-editor.ts";
import { flowKey } from "../editor/editor-state.ts";
import { type Camera, createScreen } from "../editor/screen-state.ts";
import { unsavedBatches } from "../editor/unsaved-batches.ts";
import { aimAtNamed, aimAtNext, dropConnection, LETTERS_APART_MS, startConnecting } from "./connecting.ts";

const flow = (name: string, x: number): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x, y: 0 },
});
const never = () => new Promise<never>(() => {});

async function connectingFrom(source: string, ...flows: Flow[]) {
  const editor = createEditor({
    graphId: "g",
    graph: { ...emptyGraph("g"), flows },
    revision: 0,
    branch: GENERIC_BRANCH,
    transport: { save: never, changesSince: never, load: never, subscribe: () => () => {} },
    unsaved: unsavedBatches("g", null, () => 0),
    newId: () => "id",
  });
  const screen = createScreen();
  const shown: string[][] = [];
  const camera = { show: (keys: string[]) => shown.push(keys) };
  screen.setState({ camera: camera as unknown as Camera });
  await startConnecting({ editor, screen }, flowKey(source), "keyboard");
  return { editor, screen, shown, over: () => screen.getState().connecting?.over };
}

const FLOWS = [flow("Start", 0), flow("Retrain", 300), flow("TrainB", 900), flow("TrainA", 600)];

test("a name leads to the first flow that begins with it, and else to one that has it within", async () => {
  const { editor, screen, shown, over } = await connectingFrom("Start", ...FLOWS);
  expect(over()).toBe("Retrain");
  aimAtNamed(editor, screen, "t", 0);
  aimAtNamed(editor, screen, "R", 100);
  expect(over()).toBe("TrainA");
  expect(shown.at(-1)).toEqual(["flow:TrainA"]);
  for (const [at, letter] of [..."trainb"].entries()) aimAtNamed(editor, screen, letter, 5_000 + at);
  expect(over()).toBe("TrainB");
  aimAtNamed(editor, screen, "etr", 5_005 + LETTERS_APART_MS);
  expect(over()).toBe("Retrain");
});

test("a name that no possible target has leads to none, and Tab goes on from the source", async () => {
  const { editor, screen, over } = await connectingFrom("Start", ...FLOWS);
  aimAtNamed(editor, screen, "trainx", 0);
  expect(over()).toBeNull();
  expect(screen.getState().connecting?.typed.text).toBe("trainx");
  // Nothing starts itself: the source is no target.
  aimAtNamed(editor, screen, "xx", 100);
  expect(over()).toBeNull();
  aimAtNext(editor, screen, 1);
  expect(over()).toBe("Retrain");
  expect(screen.getState().connecting?.typed.text).toBe("");
});

test.each(["Start", "Retrain"])(
  "%s, deleted by others meanwhile, is not connected, and that is said",
  async (gone) => {
    const { editor, screen } = await connectingFrom("Start", ...FLOWS);
    aimAtNamed(editor, screen, "retrain", 0);
    editor.dispatch({ type: "remove-flow", flow: gone });
    const { graph } = editor.store.getState();
    dropConnection(editor, screen);
    expect(screen.getState().announcement?.tone).toBe("error");
    expect(screen.getState().announcement?.text).toMatch(/^Not connected\. .* is no longer in the graph/);
    expect(editor.store.getState().graph).toBe(graph);
  },
);
