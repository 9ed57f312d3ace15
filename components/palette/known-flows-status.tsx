// What to say about known flows while they are not all there.
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";

export function KnownFlowsStatus({
  waiting,
  failures,
  notes,
}: {
  /** What is being waited for; null: nothing. */
  waiting: string | null;
  failures: readonly { title: string; kept: string; retry: () => void }[];
  notes: readonly string[];
}) {
  return (
    <div className="flex flex-col gap-2 pt-3">
      {waiting !== null && (
        <div className="appear-late px-1 text-small">
          <Spinner size={14} label={waiting} />
        </div>
      )}
      {failures.map(({ title, kept, retry }) => (
        <Notice key={title} tone="warn" live title={title}>
          {kept}
          <Button size="small" className="mt-2" onClick={retry}>
            Try again
          </Button>
        </Notice>
      ))}
      {notes.map((note) => (
        <Notice key={note}>{note}.</Notice>
      ))}
    </div>
  );
}
