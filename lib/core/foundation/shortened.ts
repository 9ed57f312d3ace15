// A text as a message has room for it.

/** @returns the text, or its first letters and "…" */
export function shortened(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most).join("")}…` : text;
}
