import fc from "fast-check";
import { expect, test } from "vitest";
import type { Words } from "./pen.ts";
import { svgPen } from "./svg-pen.ts";

const STYLE: Words = { size: 14, weight: 600, color: "#151921" };
/** Any text, halves of pairs and control characters among it. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom("<", ">", "&", '"', "'", "\u0000", "\uD800"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  ),
  maxLength: 40,
});

/** An element with quoted attributes, in which no mark stands that XML gives a meaning. */
const ELEMENT = /<\/?[a-z]+( [A-Za-z-]+="[^"<>&]*(&[a-z#0-9]+;[^"<>&]*)*")*\/?>/g;

test("whatever a name holds, it stays words: no element, no attribute, nothing that XML cannot hold", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { pen, markup } = svgPen();
      pen.words(text, 0, 0, { ...STYLE, color: text });
      const rest = markup().replaceAll(ELEMENT, "");
      expect(rest).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
      expect(rest).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});

test("markup in a name is written out", () => {
  const { pen, markup } = svgPen();
  pen.words(`</text><script>alert("1")</script>`, 0, 0, STYLE);
  expect(markup()).toContain("&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;");
  expect(markup()).not.toContain("<script");
});

test("words never take more room than they were given, and say their width", () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 20, max: 200 }), fc.boolean(), (text, most, mono) => {
      const { pen, markup } = svgPen();
      const width = pen.words(text, 0, 0, { ...STYLE, most, mono });
      expect(width).toBeLessThanOrEqual(most);
      expect(pen.widthOf(text, { ...STYLE, most, mono })).toBe(width);
      if (text.trim() !== "" && markup() !== "")
        expect(markup()).toContain(`textLength="${Math.round(width * 100) / 100}"`);
    }),
  );
});

test("what has no room ends in an ellipsis", () => {
  const { pen, markup } = svgPen();
  pen.words("CustomerLifetimeValueFlow", 10, 20, { ...STYLE, most: 100 });
  expect(markup()).toMatch(/>CustomerLif\w*…<\/text>$/);
});

test("shapes are written with their looks, an icon once however often it is used", () => {
  const { pen, markup } = svgPen();
  pen.box({ x: 1, y: 2, width: 30, height: 40 }, 10, { fill: "#fff", stroke: { color: "#000", width: 1.5 } });
  pen.box({ x: 0, y: 0, width: 30, height: 40 }, [0, 4, 4, 4], { fill: "#fff", faint: 0.4 });
  pen.curves(
    [
      [
        { x: 0, y: 0 },
        { x: 1, y: 0 },
        { x: 2, y: 3 },
        { x: 3, y: 3 },
      ],
    ],
    {
      color: "#777",
      width: 2.35,
      dashes: [0, 5.5],
      round: true,
    },
  );
  pen.polygons(
    [
      [
        { x: 0, y: 0 },
        { x: 1, y: 0 },
        { x: 0.5, y: 1 },
      ],
    ],
    "#777",
  );
  pen.icon("equal", 12, 14, 16, "#636B7A");
  pen.icon("equal", 12, 54, 24, "#636B7A", 2);
  expect(markup().split("\n")).toEqual([
    '<defs><path id="tb-equal" d="M5 9L19 9 M5 15L19 15" fill="none" stroke-linecap="round" stroke-linejoin="round"/></defs>',
    '<rect x="1" y="2" width="30" height="40" rx="10" fill="#fff" stroke="#000" stroke-width="1.5"/>',
    '<path d="M0 0H26a4 4 0 0 1 4 4V36a4 4 0 0 1 -4 4H4a4 4 0 0 1 -4 -4V0z" fill="#fff" fill-opacity="0.4"/>',
    '<path d="M0 0C1 0 2 3 3 3" fill="none" stroke="#777" stroke-width="2.35" stroke-dasharray="0 5.5" stroke-linecap="round"/>',
    '<path d="M0 0L1 0L0.5 1z" fill="#777"/>',
    '<use href="#tb-equal" transform="translate(12 14) scale(0.6667)" stroke="#636B7A" stroke-width="1.75"/>',
    '<use href="#tb-equal" transform="translate(12 54) scale(1)" stroke="#636B7A" stroke-width="2"/>',
  ]);
});
