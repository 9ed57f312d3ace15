import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatBranch, parseBranch, pinBranch, pinConflict } from "./branch.ts";

const choice = (production: boolean, branch: string | null, user: string | null) => ({
  production,
  branch,
  user,
});

describe("parseBranch", () => {
  it.each([
    ["prod", choice(true, null, null)],
    ["prod.staging", choice(true, "staging", null)],
    ["test.exp_7", choice(false, "exp_7", null)],
    ["user.Ann.Bell+x@example.com", choice(false, null, "Ann.Bell+x@example.com")],
  ])("reads %s", (text, value) => {
    expect(parseBranch(text)).toEqual({ ok: true, value });
  });

  it.each(["", "test", "test.", "user.", "production", "test.Exp", "prod.a.b", "staging.x", ".prod"])(
    "refuses %j",
    (text) => {
      expect(parseBranch(text).ok).toBe(false);
    },
  );

  it("reads back what formatBranch prints", () => {
    const plain = fc.stringMatching(/^[a-z0-9_]{1,20}$/);
    const choices = fc.oneof(
      fc.record({ production: fc.boolean(), branch: plain, user: fc.constant(null) }),
      fc.constant(choice(true, null, null)),
      fc.string({ minLength: 1 }).map((user) => choice(false, null, user)),
    );
    fc.assert(
      fc.property(choices, (value) => {
        expect(parseBranch(formatBranch(value) ?? "")).toEqual({ ok: true, value });
      }),
    );
  });
});

describe("pinBranch", () => {
  it.each([
    [{ name: "shop" }, choice(false, null, "ann"), "user.ann", null],
    [{ name: "shop", branch: "exp" }, choice(false, null, "ann"), "test.exp", null],
    [{ name: "shop", branch: "exp" }, choice(true, null, "ann"), "prod.exp", null],
    [{ name: "shop", production: true }, choice(false, null, "ann"), "prod", null],
    [{ name: "shop", production: true }, choice(false, "exp", "ann"), "prod.exp", null],
    [{ name: "shop", branch: "exp" }, choice(false, "other", null), "test.exp", "branch"],
    [{ name: "shop", production: false }, choice(true, null, null), null, "production"],
  ] as const)("takes %j on %j to %s, in conflict: %s", (project, chosen, branch, conflict) => {
    expect(formatBranch(pinBranch(project, chosen))).toBe(branch);
    expect(pinConflict(project, chosen)).toBe(conflict);
  });
});
