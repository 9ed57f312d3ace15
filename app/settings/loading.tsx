import { TopBar } from "@/components/ui/top-bar";

/** Outlines of the sections, without shimmer, and only for waits one can notice. */
export default function Loading() {
  return (
    <div className="flex min-h-full flex-col">
      <TopBar crumbs={[{ label: "Graphs", href: "/" }, { label: "Settings" }]} />
      <main className="appear-late mx-auto w-full max-w-[1048px] px-6 pt-7 min-[720px]:pl-[240px]">
        <h1 className="text-title">Settings</h1>
        <p role="status" className="sr-only">
          Reading the settings
        </p>
        <div aria-hidden="true" className="mt-5 flex flex-col gap-9">
          {["folders", "targets", "keys"].map((place) => (
            <div key={place} className="h-40 rounded-card border border-line bg-surface" />
          ))}
        </div>
      </main>
    </div>
  );
}
