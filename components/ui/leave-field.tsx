"use client";
// A field keeps what is typed in it when the focus leaves. A page that goes, or gives way to another by "back", takes the focus along without a
// word: so it is taken from the field first.
import { useEffect } from "react";
import { leaveField } from "./is-typing.ts";

const LEAVINGS = ["pagehide", "popstate"] as const;

/** Stands in the layout, so that it hears of "back" before the router, which draws the other page at once. */
export function LeaveField() {
  useEffect(() => {
    for (const leaving of LEAVINGS) window.addEventListener(leaving, leaveField);
    return () => {
      for (const leaving of LEAVINGS) window.removeEventListener(leaving, leaveField);
    };
  }, []);
  return null;
}
