// Where a command writes, and whether colours help there.

export type Terminal = {
  /** The result, for people and for pipes. */
  out: (text: string) => void;
  /** What is said about the result. */
  note: (text: string) => void;
  /** Colours for `out`. */
  paint: Paint;
};

type Style = "red" | "yellow" | "blue" | "dim" | "bold";
export type Paint = (style: Style, text: string) => string;

const CODES: Record<Style, [number, number]> = {
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  dim: [2, 22],
  bold: [1, 22],
};

const colours: Paint = (style, text) => `\u001b[${CODES[style][0]}m${text}\u001b[${CODES[style][1]}m`;
export const noColours: Paint = (_style, text) => text;

/** Colours on a terminal only, and never with NO_COLOR (https://no-color.org). */
export function processTerminal(): Terminal {
  // A pipe that the reader closes (`| head`) is no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    out: (text) => process.stdout.write(text),
    note: (text) => process.stderr.write(text),
    paint: process.stdout.isTTY && !process.env.NO_COLOR ? colours : noColours,
  };
}
