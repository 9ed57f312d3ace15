// What `current.trigger` holds in the run, by Metaflow's own rule: the upstream run that finished last comes first.
import { Moment } from "@/components/ui/moment";
import { currentTriggerRuns } from "@/lib/core/simulation/current-trigger";
import { type RunReference, runPathspec } from "@/lib/core/simulation/metaflow-run";

export function CurrentTriggerPanel({
  runs,
  ran,
}: {
  runs: readonly (RunReference & { finishedMs: number | null })[];
  /** Whether the run was started, or would be. */
  ran: boolean;
}) {
  const ordered = currentTriggerRuns(runs);
  return (
    <section
      aria-label="current.trigger"
      className="max-h-40 shrink-0 overflow-y-auto border-line border-t bg-surface px-4 py-2.5 text-small"
    >
      <div className="flex items-baseline gap-3">
        <h2 className="font-semibold text-text-2">
          <code className="font-mono text-code">current.trigger</code>{" "}
          {ran ? "as this run sees it" : "as the run would see it"}
        </h2>
        <span className="flex-1" />
        {ordered.length > 1 && <span className="text-text-3">latest finished first</span>}
      </div>
      {ordered.length === 0 ? (
        <p className="mt-1 text-text-3">
          Not there without an upstream run: <code className="font-mono text-code">current.trigger</code>{" "}
          raises AttributeError, <code className="font-mono text-code">current.get("trigger")</code> gives
          None.
        </p>
      ) : (
        <dl className="mt-1">
          {ordered.map((run, index) => (
            <div key={runPathspec(run)} className="flex items-center gap-3 leading-6">
              <dt className="w-16 shrink-0 font-mono text-code text-text-3">
                {index === 0 ? ".run" : `.runs[${index}]`}
              </dt>
              <dd className="flex min-w-0 flex-1 items-center gap-3">
                <span className="min-w-0 flex-1 truncate font-mono text-code text-text">
                  {runPathspec(run)}
                </span>
                {run.finishedMs !== null && (
                  <Moment at={new Date(run.finishedMs).toISOString()} className="text-text-3" />
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
