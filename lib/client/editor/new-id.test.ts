import { expect, it, vi } from "vitest";
import { simulationIdSchema } from "@/lib/core/simulation/simulation.ts";
import { newId } from "./new-id.ts";

it("is an id that the server takes, with and without the browser's own maker", () => {
  const ids = [newId(), newId()];
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  ids.push(newId(), newId());
  vi.unstubAllGlobals();
  for (const id of ids) expect(simulationIdSchema.safeParse(id).success).toBe(true);
  expect(new Set(ids).size).toBe(4);
});
