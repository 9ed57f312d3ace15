// What must be closed before the process ends. scripts/start.mjs runs it on Ctrl-C, in this process.

const CLOSERS = Symbol.for("triggerboard.closers");
const perProcess = globalThis as typeof globalThis & { [CLOSERS]?: Set<() => Promise<void>> };

/** @param close called once, when the server is asked to end, before what was registered earlier; it has a few seconds */
export function atShutdown(close: () => Promise<void>): void {
  perProcess[CLOSERS] ??= new Set();
  perProcess[CLOSERS].add(close);
}
