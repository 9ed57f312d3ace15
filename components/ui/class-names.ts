// Class names put together, with what does not apply left out.

/** @returns the class names joined by a blank; false, null and undefined are left out */
export const classNames = (...parts: (string | false | null | undefined)[]): string =>
  parts.filter(Boolean).join(" ");
