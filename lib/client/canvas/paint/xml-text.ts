// Text as it may stand in an XML file, whoever wrote it.

/** What XML 1.0 knows no way to write: control characters, halves of pairs, and two that are no characters. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Most text holds nothing of either; looking for that alone is quick. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const PERHAPS = /[&<>"'\u0000-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** @returns the text for an element or for an attribute in quotes; what cannot be written becomes � */
export const xmlText = (text: string): string =>
  !PERHAPS.test(text)
    ? text
    : text.replace(FORBIDDEN, "\uFFFD").replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
