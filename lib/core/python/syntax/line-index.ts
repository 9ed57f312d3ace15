// From an offset in a text to the line a person would look at.

/** @returns a function from offset to 1-based line; line ends are `\n`, `\r\n` and `\r`. Built in linear, asked in logarithmic time. */
export function lineIndex(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
