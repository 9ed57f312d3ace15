"use client";
// What a cluster holds, while and after it is read: how long it takes, what went wrong, or the branches to choose from.
import { RefreshCw } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import type { useClusterOverview } from "@/lib/client/queries/clusters";
import type { ClusterOverview } from "@/lib/core/cluster/import-request";
import { counted } from "@/lib/core/foundation/counted";

type Branch = ClusterOverview["branches"][number];

/** As many as fit a dialog; the rest is counted. */
const NOTES = 3;

export function ClusterFindings({
  found,
  cluster,
  taken,
  onBranch,
}: {
  found: ReturnType<typeof useClusterOverview>;
  cluster: string;
  /** The branch that would be imported. */
  taken: Branch | null;
  onBranch: (branch: string) => void;
}) {
  if (found.isFetching) return <Reading cluster={cluster} />;
  const again = (
    <Button size="small" icon={RefreshCw} onClick={() => void found.refetch()}>
      Try again
    </Button>
  );
  if (found.isError)
    return (
      <Notice tone="error" live actions={again}>
        {found.error.message}
      </Notice>
    );
  if (!found.data || !taken) return null;
  const { branches, notes } = found.data;
  return (
    <>
      {taken.branch !== null && (
        <Select
          label="Branch"
          value={taken.branch}
          options={branches.map((one) => ({
            value: one.branch ?? "",
            label: `${one.branch} · ${counted(one.flows, "flow")}`,
          }))}
          hint="Flows of that branch, and those without a project"
          onValue={onBranch}
        />
      )}
      <Notice live tone={notes.length > 0 ? "warn" : "plain"}>
        {wordsFor(taken)}
        {notes.length > 0 && (
          <>
            <span className="mt-1 block">Not everything could be read:</span>
            <ul className="list-disc pl-4">
              {notes.slice(0, NOTES).map((note) => (
                <li key={note}>{note}.</li>
              ))}
              {notes.length > NOTES && <li>{counted(notes.length - NOTES, "more note")}</li>}
            </ul>
          </>
        )}
      </Notice>
    </>
  );
}

function wordsFor({ flows, external }: Branch): string {
  const found = `${counted(flows, "flow")} found.`;
  if (external === 0) return found;
  return external === 1
    ? `${found} One of them is only shown, with the reason: what starts it is not all known.`
    : `${found} ${external} of them are only shown, with the reasons: what starts them is not all known.`;
}

/** Over two seconds one wants to know that it goes on; it can be left at any time. */
function Reading({ cluster }: { cluster: string }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="flex items-center gap-2 py-1 text-small">
      <Spinner size={14} label={`Reading templates and Sensors from ${cluster}`} />
      {seconds > 2 && <span className="text-text-3 tabular-nums">{seconds} s</span>}
    </div>
  );
}
