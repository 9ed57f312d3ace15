// Who is at work. Nobody logs in: it is the name that the browser sends along, else the person who runs the server.
import { userInfo } from "node:os";
import { cookies } from "next/headers";
import { NAME_COOKIE, readNameCookie } from "@/lib/core/graph/person-name.ts";

/** @returns the author of what the present request does */
export async function currentAuthor(): Promise<string> {
  return (await nameOfRequest()) ?? usualAuthor();
}

/** @returns who somebody is that has given no name: TRIGGERBOARD_USER, else the system's name for the user */
export function usualAuthor(): string {
  const named = process.env.TRIGGERBOARD_USER?.trim();
  if (named) return named.slice(0, 200);
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return "local";
  }
}

async function nameOfRequest(): Promise<string | null> {
  try {
    return readNameCookie((await cookies()).get(NAME_COOKIE)?.value);
  } catch {
    // Nobody asked: an operation that runs by itself, or in a test.
    return null;
  }
}
