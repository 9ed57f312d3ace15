"use client";
import { OctagonX } from "lucide-react";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TopBar } from "@/components/ui/top-bar";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  useEffect(() => console.error(error), [error]);
  return (
    <div className="flex min-h-full flex-col">
      <TopBar crumbs={[{ label: "Graphs", href: "/" }, { label: "Error" }]} />
      <main className="flex flex-1 items-center justify-center">
        <EmptyState
          icon={OctagonX}
          title={<h1>This page could not be read</h1>}
          actions={
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
          }
        >
          Nothing was changed: what was shown as saved is kept. If it happens again, the server’s log says why
          {error.digest ? (
            <>
              {" "}
              under <span className="font-mono text-code">{error.digest}</span>
            </>
          ) : null}
          .
        </EmptyState>
      </main>
    </div>
  );
}
