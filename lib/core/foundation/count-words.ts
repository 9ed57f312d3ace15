// Numbers of things as a person reads them.

/** @returns "10,000"; the same on a server and in any browser. Without Intl, whose first use takes longer than two frames */
export const thousands = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");

/** @returns "1 flow", "10,000 flows" */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${thousands(count)} ${count === 1 ? one : many}`;

/** @returns the same, or "" for none, to be left out of a list */
export const countedIfAny = (count: number, one: string, many?: string): string =>
  count === 0 ? "" : counted(count, one, many);
