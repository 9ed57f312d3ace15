// Plain text on lines, where nothing else breaks it: in a painted or drawn note.

/**
 * @param most how wide a line may be, in the unit of `widthOf`
 * @returns lines as long as there is room, a new one wherever the text has one; a word longer than a line has one of its own
 */
export function wrapped(text: string, most: number, widthOf: (part: string) => number): string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const word of paragraph.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (line !== "" && widthOf(longer) > most) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  });
}
