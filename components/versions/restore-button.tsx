"use client";
// Brings an old revision back, after it has said what becomes different.
import { RotateCcw } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { showToast } from "@/components/ui/toast";
import { useTwoRevisions } from "@/lib/client/versions/version-queries";
import { diffGraphs, isEmptyDiff } from "@/lib/core/graph/graph-diff";
import { DiffSentences } from "./diff-list.tsx";
import type { VersionActions } from "./version-actions.ts";

type Props = {
  graphId: string;
  head: number;
  revision: number;
  actions: Pick<VersionActions, "restore">;
  /** Somebody else may have changed the graph: the history is to be read again. */
  onMoved: () => void;
  /** @param revision the new one, which says the same as the old one */
  onRestored: (revision: number) => void;
};

export function RestoreButton(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={RotateCcw} onClick={() => setOpen(true)}>
        Restore rev {props.revision}
      </Button>
      {open && <RestoreDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function RestoreDialog({
  graphId,
  head,
  revision,
  actions,
  onMoved,
  onRestored,
  onClose,
}: Props & { onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { revisions, error, again } = useTwoRevisions(graphId, head, revision);
  const diff = useMemo(
    () => revisions && diffGraphs(revisions.before.document, revisions.after.document),
    [revisions],
  );
  const isSame = diff !== null && isEmptyDiff(diff);

  const restore = async () => {
    setBusy(true);
    const answer = await actions
      .restore({ graphId, revision, baseRevision: head })
      .catch(() => ({ ok: false as const, error: { message: UNREACHED } }));
    setBusy(false);
    if (!answer.ok) {
      setRefusal(answer.error.message);
      onMoved();
      return;
    }
    onClose();
    onRestored(answer.value.revision);
    showToast(`Rev ${revision} is back as rev ${answer.value.revision}`, { tone: "ok" });
  };

  return (
    <Dialog
      title={`Restore rev ${revision}?`}
      width="medium"
      onClose={() => {
        if (!busy) onClose();
      }}
      actions={
        <>
          <Button onClick={onClose} disabled={busy}>
            Cancel
          </Button>
          <Button variant="primary" busy={busy} disabled={!diff || isSame} onClick={restore}>
            Restore rev {revision}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p>
          The graph becomes what it was at rev {revision}, as a change of its own: rev {head} stays in the
          history and can be restored in the same way. Nothing is deployed.
        </p>
        {refusal && (
          <Notice tone="error" live>
            {refusal}
          </Notice>
        )}
        {error && (
          <Notice
            tone="error"
            live
            title="What would become different could not be read."
            actions={
              <Button size="small" onClick={again}>
                Try again
              </Button>
            }
          >
            Nothing was changed. {error.message}
          </Notice>
        )}
        {!diff && !error && (
          <p className="appear-late">
            <Spinner label={`Reading rev ${head} and rev ${revision}`} />
          </p>
        )}
        {diff && (
          <section aria-label="What becomes different" className="rounded-card bg-sunken p-3">
            <h3 className="mb-2 font-semibold text-small text-text">What becomes different from now</h3>
            {isSame ? <p>Nothing: the graph says the same now.</p> : <DiffSentences diff={diff} />}
          </section>
        )}
      </div>
    </Dialog>
  );
}

const UNREACHED =
  "The server does not answer. Look into the history before you try again: it may have been restored.";
