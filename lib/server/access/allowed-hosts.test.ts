import { networkInterfaces } from "node:os";
import { describe, expect, test } from "vitest";
import { isAllowedHost } from "./allowed-hosts.ts";

describe("a server bound to this computer", () => {
  test.each(["localhost", "localhost:3000", "LOCALHOST:80", "127.0.0.1:3000", "[::1]:3000", "[::1]"])(
    "answers to %s",
    (header) => expect(isAllowedHost(header, "localhost", "")).toBe(true),
  );
  test.each([
    null,
    "",
    "evil.example",
    "evil.example:3000",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evil@localhost",
    "localhost:3000:1",
    "localhost, evil.example",
    "[::1",
    "10.0.0.1:3000",
  ])("does not answer to %s", (header) => expect(isAllowedHost(header, "localhost", "")).toBe(false));
});

test("a named host and further names are answered to, others are not", () => {
  expect(isAllowedHost("board.team.example:8080", "board.team.example", "")).toBe(true);
  expect(isAllowedHost("Board.example", "10.1.2.3", "board.example, other.example")).toBe(true);
  expect(isAllowedHost("10.1.2.3:80", "10.1.2.3", "")).toBe(true);
  expect(isAllowedHost("[fd00::1]:80", "fd00::1", "")).toBe(true);
  expect(isAllowedHost("third.example", "10.1.2.3", "board.example,other.example,")).toBe(false);
});

test("bound everywhere it answers to this computer's own addresses, and to no name", () => {
  const [own] = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const host = own?.family === "IPv6" ? `[${own.address}]` : (own?.address ?? "127.0.0.1");
  expect(isAllowedHost(`${host}:3000`, "0.0.0.0", "")).toBe(true);
  expect(isAllowedHost("evil.example:3000", "0.0.0.0", "")).toBe(false);
  expect(isAllowedHost("203.0.113.7:3000", "0.0.0.0", "")).toBe(false);
});
