// One token for everybody who may use this server, where it is reachable from other computers. Compared in constant time, never logged.
import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export const SESSION_COOKIE = "triggerboard-session";
/** A browser asks for the token again after this long. */
export const SESSION_SECONDS = 30 * 24 * 3600;

/** @returns TRIGGERBOARD_TOKEN, or null when none is asked for */
export const requiredToken = (): string | null => process.env.TRIGGERBOARD_TOKEN || null;

/** What a signed-in browser carries: it proves the token and does not hold it; another token ends all sessions. */
export const sessionValue = (token: string): string =>
  createHmac("sha256", token).update("triggerboard session 1").digest("hex");

/** Whether two texts are equal, in a time that says nothing about where they differ. */
export const isSameSecret = (given: string, expected: string): boolean =>
  timingSafeEqual(digest(given), digest(expected));

const digest = (text: string) => createHash("sha256").update(text).digest();

/**
 * @param cookie the session cookie's value, if there is one
 * @param authorization the Authorization header: `Bearer <token>`, for programs
 */
export function isSignedIn(token: string, cookie: string | undefined, authorization: string | null): boolean {
  if (cookie !== undefined && isSameSecret(cookie, sessionValue(token))) return true;
  return authorization?.startsWith("Bearer ") === true && isSameSecret(authorization.slice(7), token);
}
