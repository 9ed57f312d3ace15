// `triggerboard sensors`: the Sensors that Metaflow itself would deploy for the flows of the PATHs.
import type { Flow, TriggerGraph } from "../../lib/core/graph/trigger-graph.ts";
import {
  type CompiledSensor,
  compileSensors,
  type FlowSensor,
} from "../../lib/core/sensors/compile-sensors.ts";
import { METAFLOW_VERSION_MIRRORED } from "../../lib/core/sensors/sensor.ts";
import type { SensorRefusal } from "../../lib/core/sensors/sensor-refusal.ts";
import {
  deploymentTimestamp,
  PLACEHOLDER_TOKEN,
  readArgoEventsSettings,
  readMetaflowUser,
  type SensorSettings,
} from "../../lib/core/sensors/sensor-settings.ts";
import { sensorToYaml } from "../../lib/core/sensors/sensor-to-yaml.ts";
import { BRANCH_OPTIONS, type BranchOptions, checkBranchOptions, chosenBranch } from "./branch-options.ts";
import { CommandError, EXIT, type ExitCode } from "./command-error.ts";
import { loadGraph } from "./load-graph.ts";
import { metaflowConfiguration } from "./metaflow-values.ts";
import { printProblem } from "./print-problems.ts";
import { oneOf, readArguments } from "./read-arguments.ts";
import { noColours, type Terminal } from "./terminal.ts";
import { writeSensors } from "./write-sensors.ts";

export const SENSORS_HELP = `Print the Argo Events Sensors that Metaflow ${METAFLOW_VERSION_MIRRORED} would deploy for the flows.

Usage: triggerboard sensors PATH… [--branch B] [--production] [--user U] [--name N]
                                  [--format yaml|json] [--out DIR]

PATH is a Python file, a folder (its .py files, also in folders below) or a file with a
triggerboard/v1 graph. Code is read, never run.

  --branch B      as Metaflow's --branch: the branch test.B, or prod.B with --production
  --production    as Metaflow's --production: the branch prod
  --user U        who deploys; otherwise METAFLOW_USER, SUDO_USER, USERNAME or USER
  --name N        as Metaflow's --name, for the one flow of PATH that something starts
  --format        yaml (default) or json: one array, [] when nothing starts any flow
  --out DIR       write one file a Sensor instead, <sensor-name>.yaml or .json; a file that
                  differs only in its timestamp is left as it is

Settings are Metaflow's own: METAFLOW_ARGO_EVENTS_EVENT, METAFLOW_ARGO_EVENTS_EVENT_SOURCE,
METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT (these three are required), METAFLOW_ARGO_EVENTS_EVENT_BUS,
METAFLOW_ARGO_EVENTS_SENSOR_NAMESPACE and METAFLOW_KUBERNETES_NAMESPACE, from the environment
or else from Metaflow's configuration file. The production token is Metaflow's placeholder.

A flow whose Sensor cannot be known from its file is named on stderr with the reason; the
others are printed. Exit code: 0 all printed, 1 some not, 2 wrong usage or a PATH that cannot
be opened.

Examples
  triggerboard sensors flows/
  triggerboard sensors flows/ --production --out manifests/
  triggerboard sensors flows/second_flow.py --name second --format json
`;

export function commandSensors(args: string[], terminal: Terminal): ExitCode {
  const { values, positionals } = readArguments("sensors", args, {
    ...BRANCH_OPTIONS,
    name: { type: "string" },
    format: { type: "string", default: "yaml" },
    out: { type: "string" },
  });
  if (values.help) {
    terminal.out(SENSORS_HELP);
    return EXIT.done;
  }
  const format = oneOf("format", values.format, ["yaml", "json"]);
  checkBranchOptions(values);
  const { graph, problems } = loadGraph(positionals, terminal.note);
  for (const problem of problems) terminal.note(printProblem(problem, noColours));
  const compiled = compileSensors(graph, {
    ...readSettings(values),
    options: nameOption(graph, values.name),
  });
  const refused = printRefusals(compiled, terminal);
  const sensors = compiled.flatMap(({ outcome }) => (outcome.ok && outcome.value ? [outcome.value] : []));
  const clashing = printClashes(sensors, terminal);
  printNotes(sensors, terminal);
  if (sensors.length === 0 && !refused)
    terminal.note("Nothing starts any of the flows, so there is no Sensor.\n");
  if (values.out === undefined) printSensors(sensors, format, terminal);
  else
    writeAll(
      values.out,
      sensors.filter(({ sensor }) => !clashing.has(sensor.metadata.name)),
      format,
      terminal,
    );
  return refused || clashing.size > 0 || problems.length > 0 ? EXIT.problems : EXIT.done;
}

function readSettings(options: BranchOptions): SensorSettings {
  const configuration = metaflowConfiguration(process.cwd(), process.env);
  const { owner, branchUser } = readMetaflowUser(process.env, configuration);
  return {
    argoEvents: readArgoEventsSettings(process.env, configuration),
    branch: chosenBranch(options, branchUser),
    owner: options.user ?? owner,
    deploymentTimestamp: deploymentTimestamp(Date.now()),
    productionToken: PLACEHOLDER_TOKEN,
  };
}

/** @throws CommandError when the name could be meant for more than one flow */
function nameOption(graph: TriggerGraph, name: string | undefined): Map<string, { name: string }> {
  if (name === undefined) return new Map();
  const started = graph.flows.filter(
    ({ trigger, external }) => trigger !== undefined && external === undefined,
  );
  if (started.length > 1) {
    const names = started.slice(0, 5).map((flow) => flow.name);
    throw new CommandError(
      `--name is for one flow, but something starts ${started.length} of those in PATH: ${names.join(", ")}${started.length > 5 ? ", …" : ""}. Name one flow's file.`,
    );
  }
  return new Map(started.map(({ id }) => [id, { name }]));
}

/** Once for each reason: a setting that is missing is missing for all. */
function printRefusals(compiled: readonly FlowSensor[], terminal: Terminal): boolean {
  const told = new Map<string, { refusal: SensorRefusal; flows: Flow[] }>();
  for (const { flow, outcome } of compiled) {
    for (const refusal of outcome.ok ? [] : outcome.error) {
      const key = JSON.stringify([refusal.code, refusal.message, refusal.file, refusal.line]);
      const earlier = told.get(key);
      if (earlier) earlier.flows.push(flow);
      else told.set(key, { refusal, flows: [flow] });
    }
  }
  for (const { refusal, flows } of told.values()) {
    const place =
      refusal.file === null ? "" : `${refusal.file}${refusal.line === null ? "" : `:${refusal.line}`}: `;
    const names =
      flows
        .slice(0, 5)
        .map(({ name }) => name)
        .join(", ") + (flows.length > 5 ? ` and ${flows.length - 5} more` : "");
    terminal.note(`${place}no Sensor for ${names}. ${refusal.message}. ${refusal.fix}.\n`);
  }
  return told.size > 0;
}

/** Names that more than one Sensor would have: as files, as in the cluster, there can be only one of each. */
function printClashes(sensors: readonly CompiledSensor[], terminal: Terminal): Set<string> {
  const names = sensors.map(({ sensor }) => sensor.metadata.name);
  const clashing = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  for (const name of clashing)
    terminal.note(
      `More than one flow gets a Sensor called ${name}: in the cluster one would replace the other, and none is written to a file. Rename a class, or deploy it with --name.\n`,
    );
  return clashing;
}

function printNotes(sensors: readonly CompiledSensor[], terminal: Terminal): void {
  for (const { sensor, notes } of sensors)
    for (const { message } of notes) terminal.note(`${sensor.metadata.name}: ${message}.\n`);
}

function printSensors(sensors: readonly CompiledSensor[], format: "yaml" | "json", terminal: Terminal): void {
  if (format === "json")
    terminal.out(
      `${JSON.stringify(
        sensors.map(({ sensor }) => sensor),
        null,
        2,
      )}\n`,
    );
  else if (sensors.length > 0)
    terminal.out(
      `# As Metaflow ${METAFLOW_VERSION_MIRRORED} deploys them\n${sensors.map(({ sensor }) => sensorToYaml(sensor)).join("---\n")}`,
    );
}

function writeAll(
  folder: string,
  sensors: readonly CompiledSensor[],
  format: "yaml" | "json",
  terminal: Terminal,
): void {
  const files = sensors.map(({ sensor }) => ({
    name: `${sensor.metadata.name}.${format}`,
    text: format === "yaml" ? sensorToYaml(sensor) : `${JSON.stringify(sensor, null, 2)}\n`,
  }));
  for (const { path, change } of writeSensors(folder, files)) terminal.out(`${change.padEnd(9)} ${path}\n`);
}
