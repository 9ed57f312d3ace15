// Tells what is being done, with its time, on a terminal or in a log.

const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;

/** @returns {import("./set-up.mjs").Report} */
export function createReport(
  write = (text) => process.stdout.write(text),
  isTerminal = process.stdout.isTTY,
) {
  return {
    async step(name, work) {
      const start = performance.now();
      const ticking = isTerminal
        ? setInterval(() => write(`\r  … ${name} ${seconds(start)} `), 200)
        : undefined;
      if (!isTerminal) write(`  … ${name}\n`);
      const clear = () => {
        clearInterval(ticking);
        if (isTerminal) write("\r\x1b[2K");
      };
      try {
        const value = await work();
        clear();
        write(`  ✓ ${name} ${seconds(start)}\n`);
        return value;
      } catch (error) {
        clear();
        write(`  ✗ ${name} ${seconds(start)}\n`);
        throw error;
      }
    },
    skip: (name) => write(`  – ${name}: up to date\n`),
    note: (text) => write(`  ${text}\n`),
  };
}
