// JSON text as Python's json.dumps prints it, which the Sensor's annotations and values must equal to the letter.

/** Text in quotes; everything but printable ASCII is escaped. */
export const pythonJsonString = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** A list of flat objects of text, with Python's blanks after `,` and `:`. */
export const pythonJsonRows = (rows: Record<string, string>[]): string =>
  `[${rows.map(pythonJsonRow).join(", ")}]`;

const pythonJsonRow = (row: Record<string, string>): string =>
  `{${Object.entries(row)
    .map(([key, value]) => `${pythonJsonString(key)}: ${pythonJsonString(value)}`)
    .join(", ")}}`;
