import { expect, it } from "vitest";
import { type RunState, runReferenceSchema, whyNotPickable } from "./metaflow-run.ts";

it("gives the reason why a run cannot be picked, and none for a successful one", () => {
  const why = (state: RunState) => whyNotPickable({ state }, 3 * 3_600_000 + 1000);
  expect(why({ kind: "succeeded" })).toBeNull();
  expect(why({ kind: "failed", step: "join", caught: false })).toBe("failed at step join");
  expect(why({ kind: "failed", step: "end", caught: true })).toBe(
    "failed at step end: @catch kept it going, but Metaflow counts the run as failed",
  );
  expect(why({ kind: "unfinished", step: "train", lastWrittenMs: 1000 })).toBe(
    "running or killed at step train, last written 3 h ago",
  );
  expect(why({ kind: "unfinished", step: null, lastWrittenMs: 3 * 3_600_000 })).toBe(
    "running or killed, last written just now",
  );
  expect(why({ kind: "unreadable", why: "its data is gone" })).toBe("its data is gone");
});

it("lets no run name leave the datastore", () => {
  const takes = (flow: string, run: string) => runReferenceSchema.safeParse({ flow, run }).success;
  expect(takes("FirstFlow", "1795362864599562")).toBe(true);
  expect(takes("FirstFlow", "argo-shop.user.ann.firstflow-7rj4m")).toBe(true);
  for (const run of ["", "..", ".", "a/b", "-x", "a b", "a\0"]) expect(takes("FirstFlow", run)).toBe(false);
  for (const flow of ["..", "a/b", "1Flow", ""]) expect(takes(flow, "1")).toBe(false);
});
