"use client";
// Imports the flows that Metaflow deployed to one of the server's clusters: choose where, see what is there, name the graph.
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import { TextField } from "@/components/ui/text-field";
import { useClusterOverview, useClusters } from "@/lib/client/queries/clusters";
import { QueryProvider } from "@/lib/client/queries/query-provider";
import type { ClusterChoice, ClusterPlace, ImportCluster } from "@/lib/core/cluster/import-request";
import { counted } from "@/lib/core/foundation/counted";
import { ClusterFindings } from "./cluster-findings.tsx";

const placeOf = ({ target, kubernetesNamespace, sensorNamespace }: ClusterPlace): ClusterPlace => ({
  target,
  kubernetesNamespace: kubernetesNamespace.trim(),
  sensorNamespace: sensorNamespace.trim(),
});
const isSame = (a: ClusterPlace, b: ClusterPlace): boolean =>
  a.target === b.target &&
  a.kubernetesNamespace === b.kubernetesNamespace &&
  a.sensorNamespace === b.sensorNamespace;

type ImportClusterDialogProps = {
  /** Answers null when it is done, or a sentence that says why not. */
  onImport: (input: ImportCluster) => Promise<string | null>;
  onClose: () => void;
};

export function ImportClusterDialog(props: ImportClusterDialogProps) {
  return (
    <QueryProvider>
      <ClusterForm {...props} />
    </QueryProvider>
  );
}

function ClusterForm({ onImport, onClose }: ImportClusterDialogProps) {
  const form = useId();
  const clusters = useClusters();
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<Partial<ClusterPlace>>({});
  /** What is read; the fields are read again when one is left. */
  const [asked, setAsked] = useState<ClusterPlace | null>(null);
  const [branch, setBranch] = useState<string | null>(null);
  const [name, setName] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const [first] = clusters.data ?? [];
  const cluster = clusters.data?.find(({ target }) => target === chosen) ?? first ?? null;
  const wanted = cluster && placeOf({ ...cluster, ...typed });
  const place = asked ?? (cluster && placeOf(cluster));
  const found = useClusterOverview(place);
  const branches = found.data?.branches ?? [];
  const taken = branches.find((one) => one.branch === branch) ?? branches[0] ?? null;
  const usualName = [cluster?.name, taken?.branch === "prod" ? null : taken?.branch]
    .filter(Boolean)
    .join(" ");
  const shownName = name ?? usualName;

  const choose = (next: ClusterChoice | undefined) => {
    if (!next) return;
    setChosen(next.target);
    setTyped({});
    setAsked(placeOf(next));
    setError(null);
  };
  const ask = () => {
    setError(null);
    if (wanted && place && !isSame(wanted, place)) setAsked(wanted);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!wanted || !place || !isSame(wanted, place)) return ask();
    if (!taken) return;
    setBusy(true);
    const named = shownName.trim().slice(0, 200) || "My flows";
    const refusal = await onImport({ ...place, branch: taken.branch, name: named }).catch(
      () => "Triggerboard does not answer. What is typed here is kept. Try again.",
    );
    if (refusal === null) return;
    setError(refusal);
    setBusy(false);
  };
  const type = (part: Partial<ClusterPlace>) => setTyped({ ...typed, ...part });

  return (
    <Dialog
      title="Import from a cluster"
      width="medium"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={form}
            busy={busy}
            disabled={!found.isSuccess || found.isFetching || taken === null}
          >
            {taken ? `Import ${counted(taken.flows, "flow")}` : "Import"}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={send} className="flex flex-col gap-3">
        {clusters.isPending && (
          <div className="appear-late">
            <Spinner label="Looking for clusters" />
          </div>
        )}
        {clusters.isError && (
          <Notice tone="error" live>
            {clusters.error.message}.
          </Notice>
        )}
        {clusters.isSuccess && cluster === null && (
          <Notice title="This server has the keys of no cluster.">
            Set KUBECONFIG where it runs, or run it in the cluster. Then open this again.
          </Notice>
        )}
        {cluster !== null && (
          <>
            <Select
              label="Cluster"
              // The dialog looked for its first field before this one was there.
              autoFocus
              value={cluster.target}
              options={(clusters.data ?? []).map(({ target, name: called }) => ({
                value: target,
                label: called,
              }))}
              hint={cluster.address}
              onValue={(target) => choose(clusters.data?.find((one) => one.target === target))}
            />
            <div className="grid grid-cols-2 gap-3 max-[560px]:grid-cols-1">
              <TextField
                label="Namespace of runs"
                mono
                maxLength={253}
                value={typed.kubernetesNamespace ?? cluster.kubernetesNamespace}
                onChange={(event) => type({ kubernetesNamespace: event.target.value })}
                onBlur={ask}
              />
              <TextField
                label="Namespace of Sensors"
                mono
                maxLength={253}
                value={typed.sensorNamespace ?? cluster.sensorNamespace}
                onChange={(event) => type({ sensorNamespace: event.target.value })}
                onBlur={ask}
              />
            </div>
            <ClusterFindings
              found={found}
              cluster={cluster.name}
              taken={taken}
              onBranch={(text) => {
                setBranch(text);
                setError(null);
              }}
            />
            <TextField
              label="Name of the graph"
              value={shownName}
              maxLength={200}
              onChange={(event) => setName(event.target.value)}
            />
            <p className="text-small text-text-3">
              The cluster is only read. The namespaces are kept for deploys to it.
            </p>
          </>
        )}
        {error !== null && (
          <Notice tone="error" live>
            {error}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
