// Names that fit a card; the whole name stays in the tooltip and the accessible name.

const MOST = 20;

/** @returns names of up to 20 characters as they are, longer ones without their middle: `CustomerLif…ValueFlow` */
export function shortName(name: string, most = MOST): string {
  const characters = [...name];
  if (characters.length <= most) return name;
  const head = Math.ceil((most + 1) / 2);
  return `${characters.slice(0, head).join("")}…${characters.slice(head - most).join("")}`;
}

/** @returns one or two lines, broken at a capital near the middle, without a final "Flow" */
export function nameLines(name: string): string[] {
  const plain = name.replace(/(?<=.)Flow$/, "");
  if (plain.length <= 9) return [plain];
  const breaks = [...plain.matchAll(/(?<=[a-z0-9_])(?=[A-Z])|(?<=_)/g)].map(({ index }) => index);
  const middle = plain.length / 2;
  const [at] = breaks.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return at === undefined ? [plain] : [plain.slice(0, at), plain.slice(at)];
}
