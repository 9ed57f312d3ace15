"use client";
// What stands where a page failed. It comes with every page, so it carries little.
import { OctagonX } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Logo } from "@/components/ui/logo";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const router = useRouter();
  const isList = usePathname() === "/";
  useEffect(() => console.error(error), [error]);
  // What failed was read by the server, which has to be asked anew.
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div className="flex min-h-full flex-col">
      <header className="flex h-12 shrink-0 items-center border-line border-b bg-surface px-3">
        {/* Not a Link: what failed may be on this side, and a page loaded anew leaves it behind. */}
        <a href="/" aria-label="Triggerboard, all graphs" className="rounded-control">
          <Logo />
        </a>
      </header>
      <main className="flex flex-1 items-center justify-center">
        <EmptyState
          icon={OctagonX}
          title={<h1>{isList ? "The list could not be read" : "This page could not be read"}</h1>}
          actions={
            <Button variant="primary" onClick={retry}>
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
