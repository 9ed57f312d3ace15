import { describe, expect, it } from "vitest";
import { designates } from "./designates.ts";

const plain = { name: "A" };
const shop = { name: "A", project: { name: "shop" } };
const pinned = { name: "A", project: { name: "shop", branch: "exp", production: true } };
const none = {};
const inShop = { project: { name: "shop" } };
const unknown = { project: { dynamic: "a variable" } };

describe("designates", () => {
  it.each([
    [{ flow: "A" }, none, plain, true],
    [{ flow: "B" }, none, plain, false],
    [{ flow: "A" }, none, shop, false],
    [{ flow: "A" }, inShop, shop, true],
    [{ flow: "A" }, inShop, plain, false],
    [{ flow: "A", project: "shop", branch: "prod" }, none, shop, true],
    [{ flow: "A", project: "billing" }, inShop, shop, false],
    [{ flow: "A", branch: "nonsense" }, inShop, shop, false],
    [{ flow: "A", branch: "prod.exp" }, inShop, pinned, true],
    [{ flow: "A", branch: "prod" }, inShop, pinned, false],
    [{ flow: "A", branch: "test.exp" }, inShop, pinned, false],
    [{ flow: "A" }, unknown, shop, false],
    [{ flow: "A", project: "shop" }, unknown, shop, true],
    [{ flow: "A" }, inShop, { name: "A", project: { dynamic: "a variable" } }, false],
  ])("%j of %j means %j: %s", (upstream, waiting, flow, expected) => {
    expect(designates(upstream, waiting, flow)).toBe(expected);
  });
});
