// A command's arguments, with a sentence for each mistake.
import { type ParseArgsConfig, parseArgs } from "node:util";
import { CommandError } from "./command-error.ts";

/**
 * @param command its name, for the hint
 * @param options as `parseArgs` takes them; `--help` is added
 * @throws CommandError with what is wrong and where help is
 */
export function readArguments<T extends NonNullable<ParseArgsConfig["options"]>>(
  command: string,
  args: string[],
  options: T,
) {
  try {
    return parseArgs({
      args,
      options: { ...options, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
  } catch (error) {
    // parseArgs tells how to pass a positional that looks like an option; nobody here means that.
    const said =
      error instanceof Error ? error.message.split(/\. (?:To specify|Did you forget)/)[0] : "wrong usage";
    throw new CommandError(`${said?.replace(/\.$/, "")}. See triggerboard ${command} --help.`);
  }
}

/** @throws CommandError unless the value is one of those named */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new CommandError(`--${option} is ${allowed.join(" or ")}, not ${value}.`);
  return found;
}
