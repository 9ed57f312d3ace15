import { TopBar } from "@/components/ui/top-bar";

/** The outline of the editor, without shimmer, and only for waits one can notice. */
export default function Loading() {
  return (
    <div className="flex h-dvh flex-col">
      <TopBar crumbs={[{ label: "Graphs", href: "/" }, { label: "…" }]} />
      <main className="appear-late flex min-h-0 flex-1">
        <p role="status" className="sr-only">
          Reading the graph
        </p>
        <div aria-hidden="true" className="w-52 border-line border-r bg-surface max-[899px]:hidden" />
        <div aria-hidden="true" className="dotted-ground flex-1" />
      </main>
    </div>
  );
}
