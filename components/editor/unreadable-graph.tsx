// A graph that this Triggerboard cannot read: nothing is changed, and it can be taken elsewhere.
import { FileX } from "lucide-react";
import Link from "next/link";
import { buttonClasses } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TopBar } from "@/components/ui/top-bar";

export function UnreadableGraph({ graphId, message }: { graphId: string; message: string }) {
  return (
    <div className="flex min-h-full flex-col">
      <TopBar crumbs={[{ label: "Graphs", href: "/" }, { label: "Cannot be read" }]} />
      <main className="flex flex-1 items-center justify-center">
        <EmptyState
          icon={FileX}
          title={<h1>This graph cannot be read here</h1>}
          actions={
            <>
              <a href={`/api/graphs/${graphId}/export`} className={buttonClasses("primary")}>
                Download it
              </a>
              <Link href="/" className={buttonClasses("secondary")}>
                Show all graphs
              </Link>
            </>
          }
        >
          {message}. It was not changed.
        </EmptyState>
      </main>
    </div>
  );
}
