// One's own name, kept by the browser in a cookie that every request brings to the server.
import { NAME_COOKIE, readNameCookie } from "@/lib/core/graph/person-name";

/** @returns the name this browser keeps, or null */
export function nameKept(): string | null {
  const entry = document.cookie.split("; ").find((one) => one.startsWith(`${NAME_COOKIE}=`));
  return readNameCookie(entry?.slice(NAME_COOKIE.length + 1));
}

/** Keeps the name for a year; null forgets it. */
export function keepName(name: string | null): void {
  const age = name === null ? 0 : 365 * 24 * 60 * 60;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and on plain HTTP
  document.cookie = `${NAME_COOKIE}=${encodeURIComponent(name ?? "")}; path=/; max-age=${age}; samesite=lax`;
}
