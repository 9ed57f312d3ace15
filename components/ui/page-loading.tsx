// Stands where a page will be while the server works it out: only for waits one can notice, and with the way back.
import { Spinner } from "./spinner.tsx";
import { TopBar } from "./top-bar.tsx";

export function PageLoading({ page, words }: { page: string; words: string }) {
  return (
    <div className="flex h-dvh flex-col">
      <TopBar crumbs={[{ label: "Graphs", href: "/" }, { label: "…" }, { label: page }]} />
      <main className="appear-late flex flex-1 items-center justify-center">
        <Spinner label={words} />
      </main>
    </div>
  );
}
