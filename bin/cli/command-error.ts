// Ends a command with a sentence for the person at the terminal and an exit code.

/** 0: done; 1: done, and something is wrong with the flows; 2: wrong usage, or a PATH that cannot be opened. */
export const EXIT = { done: 0, problems: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export class CommandError extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = EXIT.usage) {
    super(message);
    this.exitCode = exitCode;
  }
}
