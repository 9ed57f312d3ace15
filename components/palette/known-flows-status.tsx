// What to say about known flows while they are not all there.
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";

export function KnownFlowsStatus({
  waiting,
  failed,
  notes,
  onRetry,
}: {
  /** What is being waited for; null: nothing. */
  waiting: string | null;
  failed: boolean;
  notes: readonly string[];
  onRetry: () => void;
}) {
  return (
    <div className="flex flex-col gap-2 pt-3">
      {waiting !== null && (
        <div className="appear-late px-1 text-small">
          <Spinner size={14} label={waiting} />
        </div>
      )}
      {failed && (
        <Notice tone="warn" title="The code folders could not be read.">
          What is drawn is complete.
          <Button size="small" className="mt-2" onClick={onRetry}>
            Try again
          </Button>
        </Notice>
      )}
      {notes.map((note) => (
        <Notice key={note}>{note}.</Notice>
      ))}
    </div>
  );
}
