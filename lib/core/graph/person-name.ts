// What a person is called who has not logged in: a name the browser keeps in a cookie and sends along.

/** Where the browser keeps the name, percent-encoded. */
export const NAME_COOKIE = "triggerboard-name";
export const NAME_CHARACTERS = 80;

/** Control characters, and those that turn the direction of what stands after them. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** @returns the name as it may stand beside changes, at most 80 characters; null when nothing is left of it */
export function cleanName(text: string): string | null {
  const clean = text.normalize("NFC").replace(UNSEEN, " ").replace(/\s+/gu, " ").trim();
  return [...clean].slice(0, NAME_CHARACTERS).join("").trim() || null;
}

/** @returns the name in the value of the cookie, or null when it holds none */
export function readNameCookie(value: string | undefined): string | null {
  try {
    return cleanName(decodeURIComponent(value ?? ""));
  } catch {
    return null;
  }
}

/** @returns one or two letters that stand for the name: "Ada Lovelace" is AL, "root" is R */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0] ?? name];
  return letters.map((word = "") => [...word][0]?.toUpperCase() ?? "").join("");
}
