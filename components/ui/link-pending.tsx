"use client";
// Inside a link: says that its page is on the way, for waits one can notice. Whoever will not wait goes elsewhere.
import { useLinkStatus } from "next/link";
import { Spinner } from "./spinner.tsx";

export function LinkPending() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span className="appear-late fixed inset-x-0 top-14 z-50 mx-auto flex w-fit rounded-popover border border-line-strong bg-surface px-3 py-1.5 font-normal text-body shadow-2">
      <Spinner label="Opening" />
    </span>
  );
}
