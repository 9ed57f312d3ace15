import { expect, test } from "vitest";
import { isSignedIn, sessionValue } from "./token-gate.ts";

const TOKEN = "correct horse battery staple";

test("the session cookie and the token itself open the gate, and nothing else does", () => {
  expect(isSignedIn(TOKEN, sessionValue(TOKEN), null)).toBe(true);
  expect(isSignedIn(TOKEN, undefined, `Bearer ${TOKEN}`)).toBe(true);
  expect(isSignedIn(TOKEN, undefined, null)).toBe(false);
  expect(isSignedIn(TOKEN, "", "")).toBe(false);
  expect(isSignedIn(TOKEN, TOKEN, null)).toBe(false);
  expect(isSignedIn(TOKEN, sessionValue("another token of yore"), null)).toBe(false);
  expect(isSignedIn(TOKEN, undefined, `Bearer ${sessionValue(TOKEN)}`)).toBe(false);
  expect(isSignedIn(TOKEN, undefined, TOKEN)).toBe(false);
});

test("the session cookie does not hold the token", () => {
  expect(sessionValue(TOKEN)).toMatch(/^[0-9a-f]{64}$/);
});
