// Where Metaflow's local runs lie, by Metaflow's own rules or by a setting that wins over them.
import { basename, dirname, join, resolve } from "node:path";
import {
  type Environment,
  expandHome,
  findUpwards,
  isFolder,
  METAFLOW_FOLDER,
  metaflowConfiguration,
} from "./metaflow-configuration.ts";

export type Datastore = {
  /** The `.metaflow` folder. */
  root: string;
  /** What decided it: our setting, METAFLOW_DATASTORE_SYSROOT_LOCAL, a `.metaflow` above the code, or nothing yet. */
  decidedBy: "setting" | "environment" | "configuration" | "found" | "nothing";
  /** False: the first run makes it. */
  exists: boolean;
  /** One sentence for the person who looks for their runs. */
  explanation: string;
};

const VARIABLE = "METAFLOW_DATASTORE_SYSROOT_LOCAL";

/**
 * @param codeFolder the folder that flows are run in
 * @param setting a folder that holds, or shall hold, `.metaflow` (or that folder itself); null to follow Metaflow's rules, which are
 *   METAFLOW_DATASTORE_SYSROOT_LOCAL, else `.metaflow` upwards from the folder, else a new one in it
 */
export async function findDatastore(
  codeFolder: string,
  setting: string | null,
  environment: Environment,
): Promise<Datastore> {
  if (setting !== null) {
    const chosen = resolve(codeFolder, expandHome(setting, environment));
    const root = basename(chosen) === METAFLOW_FOLDER ? chosen : join(chosen, METAFLOW_FOLDER);
    return datastoreAt(root, "setting", `Runs are looked for in ${root}, as set here.`);
  }
  const configured = (await metaflowConfiguration(codeFolder, environment)).get(VARIABLE);
  if (configured !== null) {
    const root = join(resolve(codeFolder, configured.value), METAFLOW_FOLDER);
    return configured.from === "environment"
      ? datastoreAt(root, "environment", `Runs are looked for in ${root}, since ${VARIABLE} is set.`)
      : datastoreAt(
          root,
          "configuration",
          `Runs are looked for in ${root}: ${configured.from} sets ${VARIABLE}.`,
        );
  }
  const found = await findUpwards(codeFolder);
  if (found !== null) {
    return datastoreAt(
      found,
      "found",
      `Runs are looked for in ${found}, the nearest ${METAFLOW_FOLDER} folder from ${codeFolder} upwards.`,
    );
  }
  const root = join(resolve(codeFolder), METAFLOW_FOLDER);
  return datastoreAt(
    root,
    "nothing",
    `There is no ${METAFLOW_FOLDER} folder from ${codeFolder} upwards. The first run makes ${root}.`,
  );
}

async function datastoreAt(
  root: string,
  decidedBy: Datastore["decidedBy"],
  explanation: string,
): Promise<Datastore> {
  return { root, decidedBy, exists: await isFolder(root), explanation };
}

/** The value of METAFLOW_DATASTORE_SYSROOT_LOCAL that makes Metaflow use this datastore wherever it is run. */
export const sysrootOf = (datastore: Pick<Datastore, "root">): string => dirname(datastore.root);
