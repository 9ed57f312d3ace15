// The command line: which command it is, and how it ends.
import { CommandError, EXIT, type ExitCode } from "./command-error.ts";
import { processTerminal, type Terminal } from "./terminal.ts";

/** Put in by the build. */
declare const TRIGGERBOARD_VERSION: string;

const HELP = `Triggerboard ${TRIGGERBOARD_VERSION}: see and check which Metaflow flow starts which, from their code.

Usage: triggerboard COMMAND PATH… [options]

  check     find infinite loops and other problems before anything is deployed
  sensors   print the Argo Events Sensors that Metaflow itself would deploy
  graph     print flows, triggers and events as triggerboard/v1 JSON

  --help, -h      help, also for one command: triggerboard check --help
  --version, -v   the version

Examples
  triggerboard check flows/
  triggerboard sensors flows/ --production --out manifests/
`;

type CommandFunction = (args: string[], terminal: Terminal) => ExitCode;

/** Loaded when asked for: help and version need neither the parser nor the schemas. */
const COMMANDS: Record<string, () => Promise<CommandFunction>> = {
  check: async () => (await import("./command-check.ts")).commandCheck,
  graph: async () => (await import("./command-graph.ts")).commandGraph,
  sensors: async () => (await import("./command-sensors.ts")).commandSensors,
};

async function run(args: string[], terminal: Terminal): Promise<ExitCode> {
  const [first, ...rest] = args;
  if (first === "--version" || first === "-v") {
    terminal.out(`${TRIGGERBOARD_VERSION}\n`);
    return EXIT.done;
  }
  if (first === "--help" || first === "-h" || first === "help") {
    const command = rest[0] === undefined ? undefined : COMMANDS[rest[0]];
    if (command) return (await command())(["--help"], terminal);
    terminal.out(HELP);
    return EXIT.done;
  }
  const command = first === undefined ? undefined : COMMANDS[first];
  if (command) return (await command())(rest, terminal);
  const commands = Object.keys(COMMANDS).join(", ");
  throw new CommandError(
    `${first === undefined ? "Name a command" : `There is no command ${first}`}: ${commands}. See triggerboard --help.`,
  );
}

const terminal = processTerminal();
try {
  process.exitCode = await run(process.argv.slice(2), terminal);
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  terminal.note(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
