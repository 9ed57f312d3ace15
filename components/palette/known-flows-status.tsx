// What to say about the flows in the code folders while they are not all there.
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";

export function KnownFlowsStatus({
  waiting,
  failed,
  notes,
  onRetry,
}: {
  waiting: boolean;
  failed: boolean;
  notes: readonly string[];
  onRetry: () => void;
}) {
  if (waiting)
    return (
      <div className="appear-late px-1 pt-3 text-small">
        <Spinner size={14} label="Reading the code folders" />
      </div>
    );
  return (
    <div className="flex flex-col gap-2 pt-3">
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
