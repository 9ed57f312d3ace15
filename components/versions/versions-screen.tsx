"use client";
// The Versions page: the history of a graph beside what differs between two of its revisions.
import { History } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { buttonClasses } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TopBar } from "@/components/ui/top-bar";
import { useLog, useRefreshLog } from "@/lib/client/versions/version-queries";
import { type Compared, inOrder, writeVersionsAddress } from "@/lib/client/versions/versions-address";
import { type BranchChoice, formatBranch } from "@/lib/core/graph/branch";
import type { LogPage } from "@/lib/core/graph/version";
import { ComparisonPanel } from "./comparison-panel.tsx";
import { HistoryList } from "./history-list.tsx";
import { NameRevisionButton } from "./name-revision-button.tsx";
import { RestoreButton } from "./restore-button.tsx";
import type { VersionActions } from "./version-actions.ts";

export type VersionsScreenProps = {
  graph: { id: string; name: string };
  /** The newest page of the log. */
  log: LogPage;
  address: Compared & { branch: BranchChoice };
  actions: VersionActions;
  /** The right end of the top bar. */
  corner: ReactNode;
};

export function VersionsScreen({ graph, log, address, actions, corner }: VersionsScreenProps) {
  const { branch } = address;
  const [compared, setCompared] = useState<Compared>(address);
  const [find, setFind] = useState("");
  const all = useLog(graph.id, "", log);
  const found = useLog(graph.id, find.trim(), log);
  const head = all.data?.pages[0]?.head ?? log.head;
  const entries = [all, found].flatMap(({ data }) => data?.pages.flatMap((page) => page.entries) ?? []);

  const compare = (one: number, other: number) => {
    const next = inOrder(one, other);
    setCompared(next);
    // The address says what is shown, so that it can be passed on.
    window.history.replaceState(null, "", writeVersionsAddress({ ...next, branch }));
  };
  const refresh = useRefreshLog(graph.id);
  // Of the two, the newer one that is not what there is now.
  const old = compared.to === head ? compared.from : compared.to;
  const graphHref = `/graphs/${graph.id}?${new URLSearchParams({ branch: formatBranch(branch) ?? "prod" })}`;
  return (
    <div className="flex h-dvh flex-col">
      <TopBar
        crumbs={[
          { label: "Graphs", href: "/" },
          { label: graph.name, href: graphHref },
          { label: "Versions" },
        ]}
        actions={
          <>
            {corner}
            <Link href={graphHref} className={buttonClasses()}>
              Back to canvas
            </Link>
          </>
        }
      />
      {head === 0 ? (
        <main className="flex flex-1 items-center justify-center">
          <EmptyState
            icon={History}
            title={<h1>No changes yet</h1>}
            actions={
              <Link href={graphHref} className={buttonClasses("primary")}>
                Open the canvas
              </Link>
            }
          >
            Every change of this graph will stand here, with who made it and when, to be compared and brought
            back.
          </EmptyState>
        </main>
      ) : (
        <div className="flex min-h-0 flex-1 max-[900px]:flex-col max-[900px]:overflow-y-auto">
          <HistoryList
            head={head}
            compared={compared}
            find={find}
            onFind={setFind}
            log={found}
            // What a change did; the graph as it was made did nothing, so it is held against what there is now.
            onChoose={(revision) => compare(revision === 0 ? head : revision - 1, revision)}
            onCompare={compare}
          />
          <ComparisonPanel
            graphId={graph.id}
            head={head}
            entries={entries}
            compared={compared}
            branch={branch}
            onCompare={compare}
            actions={
              <>
                <NameRevisionButton
                  graphId={graph.id}
                  revision={compared.to}
                  name={entries.find(({ revision }) => revision === compared.to)?.name ?? null}
                  actions={actions}
                  onNamed={refresh}
                />
                {old < head && (
                  <RestoreButton
                    graphId={graph.id}
                    head={head}
                    revision={old}
                    actions={actions}
                    onMoved={refresh}
                    onRestored={(revision) => {
                      refresh();
                      compare(head, revision);
                    }}
                  />
                )}
              </>
            }
          />
        </div>
      )}
    </div>
  );
}
