import { expect, it } from "vitest";
import type { LogEntry } from "@/lib/core/graph/version.ts";
import { historyRows } from "./history-rows.ts";

const entry = (revision: number, layout = false, name: string | null = null): LogEntry => ({
  revision,
  layout,
  name,
  deployed: [],
  label: "",
  author: "ann",
  at: "2026-11-22T14:00:00.000Z",
});

it("folds moves that follow each other and keeps the rest apart", () => {
  const rows = historyRows([
    entry(9),
    entry(8, true),
    entry(7, true),
    entry(6),
    entry(5, true),
    entry(3, true),
  ]);
  expect(
    rows.map((row) =>
      row.kind === "change" ? row.entry.revision : row.entries.map(({ revision }) => revision),
    ),
  ).toEqual([9, [8, 7], 6, [5], [3]]);
});

it("keeps what somebody named out of the fold", () => {
  const rows = historyRows([entry(3, true), entry(2, true, "Before the audit"), entry(1, true)]);
  expect(rows.map(({ kind }) => kind)).toEqual(["moves", "change", "moves"]);
});

it("keeps what was deployed out of the fold", () => {
  const deployed = [{ target: "prod-eu", branch: "prod", at: "2026-11-22T15:00:00.000Z" }];
  const rows = historyRows([entry(3, true), { ...entry(2, true), deployed }]);
  expect(rows.map(({ kind }) => kind)).toEqual(["moves", "change"]);
});
