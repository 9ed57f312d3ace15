import { expect, it } from "vitest";
import type { MetaflowRun } from "@/lib/core/simulation/metaflow-run.ts";
import { type FoundRuns, readRunBatches } from "./run-batches.ts";

const run = (id: string): MetaflowRun => ({
  flow: "F",
  id,
  createdMs: 1,
  finishedMs: 2,
  user: "ann",
  tags: ["é"],
  project: null,
  branch: null,
  state: { kind: "succeeded" },
});
const streamOf = (...pieces: Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
const text = [
  { runs: [run("2")], examined: 64, total: 100 },
  { runs: [run("1")], examined: 100, total: 100 },
]
  .map((batch) => `${JSON.stringify(batch)}\n`)
  .join("");
const bytes = new TextEncoder().encode(text);

it("collects batches, wherever the network cuts them", async () => {
  for (const cut of [1, 70, bytes.indexOf(0xc3) + 1, bytes.length - 1]) {
    const seen: FoundRuns[] = [];
    const found = await readRunBatches(streamOf(bytes.slice(0, cut), bytes.slice(cut)), (now) =>
      seen.push(now),
    );
    expect(found).toEqual({ runs: [run("2"), run("1")], examined: 100, total: 100, done: true });
    expect(seen.every(({ done }) => !done)).toBe(true);
  }
});

it("shows what was found before the end", async () => {
  const seen: number[] = [];
  const lineEnd = bytes.indexOf(0x0a) + 1;
  await readRunBatches(streamOf(bytes.slice(0, lineEnd), bytes.slice(lineEnd)), ({ runs }) =>
    seen.push(runs.length),
  );
  expect(seen).toEqual([1, 2]);
});

it("does not take a broken connection for the end", async () => {
  await expect(readRunBatches(streamOf(bytes.slice(0, 100)), () => {})).rejects.toThrow(
    "connection was lost",
  );
});
