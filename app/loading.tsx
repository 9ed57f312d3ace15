import { TopBar } from "@/components/ui/top-bar";

/** Outlines of three cards, without shimmer, and only for waits one can notice. */
export default function Loading() {
  return (
    <div className="flex min-h-full flex-col">
      <TopBar crumbs={[{ label: "Triggerboard" }]} />
      <main className="appear-late mx-auto w-full max-w-[1248px] px-6 pt-7">
        <h1 className="text-title">Graphs</h1>
        <p role="status" className="sr-only">
          Reading the graphs
        </p>
        <ul aria-hidden="true" className="mt-6 grid grid-cols-1 gap-5 md:grid-cols-2 lg:grid-cols-3">
          {["first", "second", "third"].map((place) => (
            <li key={place} className="h-[286px] rounded-graph border border-line bg-surface">
              <div className="h-[148px] border-line border-b" />
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
