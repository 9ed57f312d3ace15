// Who is at work. Nobody logs in yet, so it is the person who runs the server.
import { userInfo } from "node:os";

/** @returns TRIGGERBOARD_USER, else the system's name for the user */
export function localAuthor(): string {
  const named = process.env.TRIGGERBOARD_USER?.trim();
  if (named) return named.slice(0, 200);
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return "local";
  }
}
