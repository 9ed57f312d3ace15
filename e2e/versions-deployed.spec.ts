// Which revision runs: the history of the graph marks what was deployed, and the history of deployments leads to what was drawn.
import {
  apply,
  expect,
  flow,
  graphOf,
  importGraph,
  openDeploy,
  rewire,
  test,
  waiting,
} from "./deploy-page.ts";
import { complaintsOf, expectAccessible } from "./editor-page.ts";

test("a deployed revision bears its mark, and its deployment leads to it", async ({ page, server }) => {
  const complaints = complaintsOf(page);
  const graphUrl = await importGraph(
    page,
    server,
    graphOf("Marked", flow("UpFlow"), flow("OtherFlow"), waiting("DownFlow", ["UpFlow"])),
  );
  await openDeploy(page, graphUrl);
  await apply(page);
  await rewire(page, graphUrl, "DownFlow", { add: ["OtherFlow"] });

  await page.getByRole("link", { name: "Versions" }).click();
  const history = page.getByRole("region", { name: "History", exact: true });
  const revision = (number: number) =>
    history.getByRole("listitem").filter({ has: page.getByText(`Rev ${number}`, { exact: true }) });
  await expect(revision(0)).toContainText("Deployed to manifests, prod");
  await expect(revision(1)).not.toContainText("Deployed");
  await expectAccessible(page);

  await openDeploy(page, graphUrl);
  await apply(page);
  const deployments = page.getByRole("region", { name: "History on manifests" });
  await expect(deployments.getByRole("listitem")).toHaveCount(2);
  await deployments.getByRole("link", { name: "Rev 1" }).click();
  await expect(page).toHaveURL(/\/versions\?to=1$/);
  await expect(revision(1)).toContainText("Deployed to manifests, prod");
  await expect(revision(1).getByRole("button")).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("region", { name: "Changes from rev 0 to rev 1" })).toContainText("OtherFlow");
  // Both stay marked: each was the running one for a while.
  await expect(history.getByText("Deployed to manifests, prod")).toHaveCount(2);
  expect(complaints).toEqual([]);
});
