// The exact command: what is executed, word by word, and as one line to copy into a terminal.
import { CopyButton } from "@/components/ui/copy-button";
import { tooltip } from "@/components/ui/tooltip";
import { shellText, shellWord } from "@/lib/core/simulation/flow-command";

export type ShownCommand = {
  command: readonly string[];
  environment: Readonly<Record<string, string>>;
  folder: string;
};

/** Options with their values, each on a line of its own. */
function lines(command: readonly string[]): string[][] {
  const [program = "", file = "", ...rest] = command;
  const found: string[][] = [[program, file]];
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index] ?? "";
    const value = rest[index + 1];
    if (word === "run") found.push([word]);
    else {
      found.push(value === undefined ? [word] : [word, value]);
      index += 1;
    }
  }
  return found;
}

export function CommandBlock({ shown }: { shown: ShownCommand }) {
  const { command, environment, folder } = shown;
  const parts = lines(command);
  const assignments = Object.entries(environment);
  return (
    <section aria-label="Exact command" className="border-line border-b bg-surface">
      <div className="flex items-center gap-3 px-4 pt-2">
        <h2 className="font-semibold text-body">Exact command</h2>
        <span className="flex-1" />
        <span className="min-w-0 truncate text-small text-text-3" {...tooltip(folder)}>
          in {folder}
        </span>
        <CopyButton text={shellText(command, environment, folder)}>Copy</CopyButton>
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="Command, word by word"
        className="max-h-52 overflow-auto px-4 pt-1 pb-3 font-mono text-[12px] leading-5"
      >
        <pre className="w-max min-w-full">
          <code>
            <span className="select-none text-text-3">$ </span>
            {assignments.map(([name, value]) => (
              <span key={name} className="text-text-3">
                {name}={shellWord(value)}{" "}
              </span>
            ))}
            {parts.map((words, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one command have only places
              <span key={index}>
                {index > 0 && <span className="select-none text-text-3">{" \\\n    "}</span>}
                {words.map((word, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the words of one line have only places
                  <span key={place} className={place === 0 && word.startsWith("--") ? "text-step-2" : ""}>
                    {place > 0 && " "}
                    {shellWord(word)}
                  </span>
                ))}
              </span>
            ))}
          </code>
        </pre>
      </section>
    </section>
  );
}
