// Numbers as a person reads them.

/** @returns "10,000"; the same everywhere, and without Intl, whose first use in a page holds it up for longer than two frames */
export const inDigits = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");

/** @returns "1 flow", "10,000 flows" */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${inDigits(number)} ${number === 1 ? one : many}`;

/** @returns the same, or "" for none, to be left out of a list */
export const countedIfAny = (number: number, one: string, many?: string): string =>
  number === 0 ? "" : counted(number, one, many);
