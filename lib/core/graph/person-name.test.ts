import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanName, initialsOf, NAME_CHARACTERS, readNameCookie } from "./person-name.ts";

test("a name is one line without what cannot be seen, and no longer than fits", () => {
  expect(cleanName("  Ada\n\tLovelace ")).toBe("Ada Lovelace");
  expect(cleanName("Ada\u202Eecalevol")).toBe("Ada ecalevol");
  expect(cleanName("👩‍💻 Zoë")).toBe("👩‍💻 Zoë");
  expect(cleanName(" \u0000 ")).toBeNull();
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      const name = cleanName(text);
      if (name === null) return;
      expect([...name].length).toBeLessThanOrEqual(NAME_CHARACTERS);
      expect(cleanName(name)).toBe(name);
    }),
  );
});

test("a cookie that holds no name is as none", () => {
  expect(readNameCookie(undefined)).toBeNull();
  expect(readNameCookie("")).toBeNull();
  expect(readNameCookie("%E0%A4%A")).toBeNull();
  expect(readNameCookie(encodeURIComponent("Zoë; Domain=x"))).toBe("Zoë; Domain=x");
});

test("initials are of the first and the last word", () => {
  expect(["Ada Lovelace", "root", "ann-marie de la cruz", "Žofie", "42", "…"].map(initialsOf)).toEqual([
    "AL",
    "R",
    "AC",
    "Ž",
    "4",
    "…",
  ]);
});
