import { describe, expect, it } from "vitest";
import { knownClusterFlows } from "./known-flows.ts";
import type { ClusterReading, DeployedFlow } from "./read-cluster.ts";

const deployed = (name: string, branch: string | null): DeployedFlow => ({
  ref: { project: branch === null ? null : "shop", branch, flow: name },
  flow: {
    id: branch === null ? name : `shop.${name}`,
    name,
    // Tells the readings of one flow apart.
    doc: String(branch),
    ...(branch === "prod" ? { owner: "ann" } : {}),
    parameters: [],
    position: { x: 0, y: 0 },
  },
});
const reading = (...flows: DeployedFlow[]): ClusterReading => ({ flows, notes: [], missedIn: [] });
const short = (clusters: Parameters<typeof knownClusterFlows>[0]) => {
  const { flows, note } = knownClusterFlows(clusters);
  return [...flows.map(({ flow, where }) => `${flow.name} ${flow.doc} | ${where}`), note];
};

describe("knownClusterFlows", () => {
  it("offers each flow once, production's reading first", () => {
    const flows = [
      deployed("B", "user.ann"),
      deployed("B", "prod"),
      deployed("A", "test.x"),
      deployed("B", null),
    ];
    expect(short([{ name: "eu", answer: reading(...flows) }])).toEqual([
      "A test.x | shop · test.x",
      "B null | no project",
      "B prod | shop · prod · by ann",
      null,
    ]);
  });

  it("names the cluster where there are several, and those that say nothing", () => {
    expect(
      short([
        { name: "us", answer: { code: "unreachable", message: "The cluster of us did not answer." } },
        { name: "eu", answer: reading(deployed("A", "prod")) },
        { name: "asia", answer: reading(deployed("A", "prod"), deployed("C", null)) },
        { name: "old", answer: { code: "forbidden", message: "May not." } },
        { name: "odd", answer: { code: "broken", message: "No kubeconfig." } },
      ]),
    ).toEqual([
      "A prod | shop · prod · by ann · eu",
      "C null | no project · asia",
      "us does not answer, old does not let this server read, odd could not be read",
    ]);
  });
});
