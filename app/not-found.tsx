import { FileQuestionMark } from "lucide-react";
import Link from "next/link";
import { buttonClasses } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TopBar } from "@/components/ui/top-bar";

export default function NotFound() {
  return (
    <div className="flex min-h-full flex-col">
      <TopBar crumbs={[{ label: "Graphs", href: "/" }, { label: "Not found" }]} />
      <main className="flex flex-1 items-center justify-center">
        <EmptyState
          icon={FileQuestionMark}
          title={<h1>There is nothing here</h1>}
          actions={
            <Link href="/" className={buttonClasses("primary")}>
              Show all graphs
            </Link>
          }
        >
          The link may be old, or the graph was deleted. A deleted graph can be brought back with Undo just
          after.
        </EmptyState>
      </main>
    </div>
  );
}
