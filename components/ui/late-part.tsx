"use client";
// Stands round what is fetched when it is first opened: nothing for 0.3 s, then a word, after 2 s also a way to leave.
import { type ReactNode, Suspense } from "react";
import { Button } from "./button.tsx";
import { Spinner } from "./spinner.tsx";

export function LatePart({ onLeave, children }: { onLeave: () => void; children: ReactNode }) {
  return (
    <Suspense
      fallback={
        <div className="appear-late fixed inset-x-0 top-1/3 z-40 mx-auto flex min-h-10 w-fit items-center gap-3 rounded-popover border border-line-strong bg-surface px-3 py-1.5 shadow-2">
          <Spinner label="Fetching this part of the page" />
          <Button size="small" onClick={onLeave} className="appear-later">
            Cancel
          </Button>
        </div>
      }
    >
      {children}
    </Suspense>
  );
}
