// The gate: a loop is refused at deploy by name, wherever its parts come from, and a safe order is found where there is one.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  accessibilityViolations,
  apply,
  expect,
  flow,
  graphOf,
  importGraph,
  openDeploy,
  planned,
  rewire,
  test,
  waiting,
} from "./deploy-page.ts";
import type { RunningServer } from "./start-server.ts";

const folderOf = ({ dataDir }: RunningServer) => join(dataDir, "manifests/argo-events");
/** The manifests of one test's flows, which have names of their own: the folder is everybody's. */
const files = (server: RunningServer, prefix: string) =>
  existsSync(folderOf(server))
    ? readdirSync(folderOf(server))
        .filter((name) => name.startsWith(prefix))
        .sort()
    : [];

test("a runaway loop is refused by name, and can be broken from there @firefox", async ({ page, server }) => {
  const graph = graphOf(
    "Loop",
    waiting("FirstFlow", ["SecondFlow"]),
    waiting("SecondFlow", ["FirstFlow"]),
    waiting("ThirdFlow", ["SecondFlow"]),
  );
  await openDeploy(page, await importGraph(page, server, graph));
  const refusal = page.getByRole("alert", { name: "Why nothing can be applied" });
  await expect(refusal).toContainText("Nothing can be applied while a runaway loop exists");
  await expect(refusal).toContainText("FirstFlow");
  await expect(refusal).toContainText(
    "Each finish starts the other. One run is enough to start it; then it never stops.",
  );
  await expect(page.getByText("Blocked by 1 runaway loop")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Apply/ })).toBeDisabled();
  expect(await accessibilityViolations(page)).toEqual([]);
  expect(files(server, "firstflow")).toEqual([]);

  // What is judged is what is chosen: without one half of it there is no loop.
  await page.getByRole("checkbox", { name: "Create firstflow" }).uncheck();
  await expect(refusal).toBeHidden();
  await page.getByRole("checkbox", { name: "Create firstflow" }).check();

  await refusal.getByRole("button", { name: "Remove SecondFlow → FirstFlow" }).click();
  await expect(refusal).toBeHidden();
  expect(await planned(page)).toEqual(["create secondflow", "create thirdflow"]);
  await apply(page);
  expect(files(server, "secondflow")).toEqual(["secondflow.yaml"]);
});

test("a loop with another graph's Sensors is refused", async ({ page, server }) => {
  await openDeploy(
    page,
    await importGraph(page, server, graphOf("Theirs", waiting("OtherFirstFlow", ["OtherSecondFlow"]))),
  );
  await apply(page);
  await openDeploy(
    page,
    await importGraph(page, server, graphOf("Ours", waiting("OtherSecondFlow", ["OtherFirstFlow"]))),
  );
  await expect(page.getByRole("alert", { name: "Why nothing can be applied" })).toContainText(
    "OtherSecondFlow",
  );
  await expect(page.getByRole("button", { name: /^Apply/ })).toBeDisabled();
  expect(files(server, "other")).toEqual(["otherfirstflow.yaml"]);
});

test("a loop that only the order of prune and create would make is never there", async ({ page, server }) => {
  const graphUrl = await importGraph(
    page,
    server,
    graphOf("Turn", flow("TurnFirstFlow"), waiting("TurnSecondFlow", ["TurnFirstFlow"])),
  );
  await openDeploy(page, graphUrl);
  await apply(page);

  // Turned round: TurnSecondFlow's Sensor has to go before TurnFirstFlow's may come.
  await rewire(page, graphUrl, "TurnSecondFlow", { remove: ["TurnFirstFlow"] });
  await rewire(page, graphUrl, "TurnFirstFlow", { add: ["TurnSecondFlow"] });
  await openDeploy(page, graphUrl);
  expect(await planned(page)).toEqual(["prune turnsecondflow", "create turnfirstflow"]);
  const refusal = page.getByRole("alert", { name: "Why nothing can be applied" });
  await expect(refusal).toContainText(
    "TurnSecondFlow still has a trigger there that the graph no longer has.",
  );
  await expect(page.getByRole("button", { name: /^Apply/ })).toBeDisabled();

  await refusal.getByRole("button", { name: "Prune TurnSecondFlow’s Sensor as well" }).click();
  await expect(refusal).toBeHidden();
  await expect(page.getByRole("checkbox", { name: "Prune turnsecondflow" })).toBeChecked();
  await apply(page);
  await expect(page.getByText("1 created, 1 pruned. It is kept in the history.")).toBeVisible();
  expect(files(server, "turn")).toEqual(["turnfirstflow.yaml"]);
  expect(readFileSync(join(folderOf(server), "turnfirstflow.yaml"), "utf8")).toContain(
    "metaflow.TurnSecondFlow.end",
  );
});

test("a gated loop waits for an explicit yes", async ({ page, server }) => {
  const graph = graphOf(
    "Gated",
    waiting("GatedFirstFlow", ["GatedSecondFlow", "OutsideFlow"]),
    waiting("GatedSecondFlow", ["GatedFirstFlow"]),
  );
  await openDeploy(page, await importGraph(page, server, graph));
  const gate = page.getByRole("region", {
    name: "Gated loop GatedFirstFlow → GatedSecondFlow → GatedFirstFlow",
  });
  await expect(gate).toContainText("It goes round at most once for each event from outside (OutsideFlow)");
  await expect(page.getByRole("button", { name: /^Apply/ })).toBeDisabled();
  expect(await accessibilityViolations(page)).toEqual([]);
  await gate.getByRole("checkbox").check();
  await apply(page);
  expect(files(server, "gated")).toEqual(["gatedfirstflow.yaml", "gatedsecondflow.yaml"]);
});
