// Numbers as a person reads them.

const GROUPED = new Intl.NumberFormat("en");

/** @returns "10,000" */
export const inDigits = (number: number): string => GROUPED.format(number);

/** @returns "1 flow", "10,000 flows" */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${inDigits(number)} ${number === 1 ? one : many}`;
