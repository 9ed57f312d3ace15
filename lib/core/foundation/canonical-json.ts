// One text for one value: keys sorted, undefined left out, no blanks. Equal values give equal text, so it can be hashed and compared.

/**
 * @param value plain JSON data; `undefined` members are left out as JSON.stringify does
 * @returns the canonical text; linear in the size of the value
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member) =>
    member !== null && typeof member === "object" && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
