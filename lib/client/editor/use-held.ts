// Keeps what the screen shows as it is for a while.
import { useState } from "react";

/** @returns the value; while `held`, the one it had when that began */
export function useHeld<T>(value: T, held: boolean): T {
  const [shown, setShown] = useState(value);
  // Asked for while rendering, so that nothing is drawn twice.
  if (!held && !Object.is(shown, value)) setShown(() => value);
  return held ? shown : value;
}
