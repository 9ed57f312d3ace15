import { expect, test } from "vitest";
import { readSmallText } from "./read-small-text.ts";

test("a body is read to its end, but never further than it may be long", async () => {
  const post = (body?: string) =>
    new Request("http://localhost", { method: "POST", ...(body === undefined ? {} : { body }) });
  expect(await readSmallText(post("Zoë"), 4)).toBe("Zoë");
  expect(await readSmallText(post("Zoë!"), 4)).toBeNull();
  expect(await readSmallText(post(), 4)).toBe("");
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(10));
    },
  });
  const init = { method: "POST", body: endless, duplex: "half" };
  expect(await readSmallText(new Request("http://localhost", init as RequestInit), 100)).toBeNull();
  expect(pulled).toBeLessThan(20);
});
