import fc from "fast-check";
import { expect, it } from "vitest";
import { type DiffLine, lineDiff } from "./line-diff.ts";

const picture = (before: string, after: string) => {
  const { rows, added, removed } = lineDiff(before, after);
  const side = (line: DiffLine | null) => (line ? `${line.number} ${line.text}` : "-");
  return {
    rows: rows.map((row) =>
      row.kind === "fold"
        ? `… ${row.count}`
        : `${row.kind === "same" ? "=" : "≠"} ${side(row.left)} | ${side(row.right)}`,
    ),
    added,
    removed,
  };
};

it("puts what changed side by side, and what only one side has beside nothing", () => {
  expect(picture("a\nb\nc\n", "a\nB\nc\nd\n")).toEqual({
    rows: ["= 1 a | 1 a", "≠ 2 b | 2 B", "= 3 c | 3 c", "≠ - | 4 d"],
    added: 2,
    removed: 1,
  });
  expect(picture("", "a\n")).toEqual({ rows: ["≠ - | 1 a"], added: 1, removed: 0 });
});

it("folds what is far from any change", () => {
  const lines = Array.from({ length: 12 }, (_, at) => `line ${at + 1}`);
  const changed = lines.with(6, "other");
  expect(picture(lines.join("\n"), changed.join("\n")).rows).toEqual([
    "… 3",
    "= 4 line 4 | 4 line 4",
    "= 5 line 5 | 5 line 5",
    "= 6 line 6 | 6 line 6",
    "≠ 7 line 7 | 7 other",
    "= 8 line 8 | 8 line 8",
    "= 9 line 9 | 9 line 9",
    "= 10 line 10 | 10 line 10",
    "= 11 line 11 | 11 line 11",
    "= 12 line 12 | 12 line 12",
  ]);
});

it("marks the part of a line that changed", () => {
  const [row] = lineDiff('value: "256"', 'value: "512"').rows;
  expect(row).toEqual({
    kind: "changed",
    left: { number: 1, text: 'value: "256"', mark: [8, 11] },
    right: { number: 1, text: 'value: "512"', mark: [8, 11] },
  });
});

it("shows both texts whole, and no fewer equal lines than a longest common list has", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(text, text, (left, right) => {
      const { rows, added, removed } = lineDiff(left.join("\n"), right.join("\n"));
      const lengths = Array.from({ length: left.length + 1 }, () =>
        new Array<number>(right.length + 1).fill(0),
      );
      for (let i = 1; i <= left.length; i++)
        for (let j = 1; j <= right.length; j++)
          (lengths[i] as number[])[j] =
            left[i - 1] === right[j - 1]
              ? (lengths[i - 1]?.[j - 1] ?? 0) + 1
              : Math.max(lengths[i - 1]?.[j] ?? 0, lengths[i]?.[j - 1] ?? 0);
      const longest = lengths[left.length]?.[right.length] ?? 0;
      expect({ added, removed }).toEqual({ added: right.length - longest, removed: left.length - longest });
      const shown = (side: "left" | "right") =>
        rows.flatMap((row) => (row.kind === "fold" ? [] : (row[side]?.text ?? [])));
      const foldedLines = rows.reduce((sum, row) => sum + (row.kind === "fold" ? row.count : 0), 0);
      expect(shown("left").length + foldedLines).toBe(left.length);
      expect(shown("right").length + foldedLines).toBe(right.length);
    }),
  );
});
