import { setTimeout as wait } from "node:timers/promises";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import {
  isSameSecret,
  requiredToken,
  SESSION_COOKIE,
  SESSION_SECONDS,
  sessionValue,
} from "../access/token-gate.ts";

/** Makes trying tokens slow; the token itself must be too long to be guessed. */
const AFTER_A_WRONG_TOKEN_MS = 500;

/** @returns the cookie that signs a browser in, or "wrong" */
export async function signIn(
  given: string,
): Promise<Result<{ name: string; value: string; maxAge: number }, "wrong">> {
  const token = requiredToken();
  if (token !== null && isSameSecret(given, token))
    return ok({ name: SESSION_COOKIE, value: sessionValue(token), maxAge: SESSION_SECONDS });
  await wait(AFTER_A_WRONG_TOKEN_MS);
  return fail("wrong");
}
