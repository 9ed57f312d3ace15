"use client";
// The list of graphs: find one, make one, and what can be done to each.
import { FolderInput, Plus, SearchX } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useDeferredValue, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LatePart } from "@/components/ui/late-part";
import { Menu } from "@/components/ui/menu";
import { SearchField } from "@/components/ui/search-field";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast";
import { TopBar } from "@/components/ui/top-bar";
import { lazyPart } from "@/lib/client/parts/later-part";
import { useFoundInGraphs } from "@/lib/client/queries/found-in-graphs";
import { counted, inDigits } from "@/lib/core/foundation/counted";
import { EmptyGraphs } from "./empty-graphs.tsx";
import type { GraphActions } from "./graph-actions.ts";
import { type CardParts, GraphCard, type ListedGraph } from "./graph-card.tsx";
import { type GraphOrder, ORDERS, sortGraphs } from "./graph-order.ts";
import { loadLater, loadNameDialog } from "./later.ts";
import { useImport } from "./use-import.tsx";

const NameDialog = lazyPart(loadNameDialog);

/** Lists that were on the screen before. */
const seen = new WeakSet<ListedGraph[]>();

type Asking = { kind: "new" } | { kind: "rename"; graph: ListedGraph } | null;

export function GraphsScreen({
  graphs,
  parts,
  drawing,
  folders,
  actions,
  corner,
}: {
  graphs: ListedGraph[];
  /** What the server has drawn of each graph's card, by graph id. */
  parts: ReadonlyMap<string, CardParts>;
  /** What is shown where there is no graph. */
  drawing: ReactNode;
  /** The server's code folders. */
  folders: string[];
  actions: GraphActions;
  /** The right end of the top bar. */
  corner: ReactNode;
}) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const [order, setOrder] = useState<GraphOrder>("edited");
  const [asking, setAsking] = useState<Asking>(null);
  const [opening, setOpening] = useState(false);
  /** Deleted here a moment ago, before the server's list says so. */
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());

  useEffect(loadLater, []);
  // Going back shows the list as it was when it was left.
  useEffect(() => {
    if (seen.has(graphs)) router.refresh();
    seen.add(graphs);
  }, [graphs, router]);
  const open = (graphId: string, branch = "prod") =>
    router.push(`/graphs/${graphId}${branch === "prod" ? "" : `?${new URLSearchParams({ branch })}`}`);
  const imports = useImport(actions, folders, open);
  const kept = graphs.filter(({ id }) => !removed.has(id));
  const found = useFoundInGraphs(useDeferredValue(query));
  const shown = sortGraphs(kept, order, query, found);

  const openExample = async () => {
    setOpening(true);
    const answer = await actions.openExamples();
    if (answer.ok) return open(answer.value.graphId);
    setOpening(false);
    showToast(`The example was not opened. ${answer.error.message}`, { tone: "error" });
  };
  const duplicate = async (graph: ListedGraph) => {
    const answer = await actions.duplicate({ graphId: graph.id });
    if (!answer.ok)
      return showToast(`${graph.name} was not duplicated. ${answer.error.message}`, { tone: "error" });
    router.refresh();
    showToast(`${graph.name} was duplicated`, {
      tone: "ok",
      action: { label: "Open the copy", run: () => open(answer.value.graphId) },
    });
  };
  const mark = (graphId: string, gone: boolean) =>
    setRemoved((before) => new Set(gone ? [...before, graphId] : [...before].filter((id) => id !== graphId)));
  const restore = async (graph: ListedGraph) => {
    const answer = await actions.restore({ graphId: graph.id });
    if (!answer.ok)
      return showToast(`${graph.name} did not come back. ${answer.error.message}`, { tone: "error" });
    router.refresh();
    mark(graph.id, false);
  };
  const remove = async (graph: ListedGraph) => {
    mark(graph.id, true);
    const answer = await actions.remove({ graphId: graph.id });
    if (!answer.ok) {
      mark(graph.id, false);
      return showToast(`${graph.name} was not deleted. ${answer.error.message}`, { tone: "error" });
    }
    router.refresh();
    showToast(`${graph.name} was deleted. What it has deployed stays`, {
      action: { label: "Undo", run: () => void restore(graph) },
    });
  };

  return (
    <div className="flex min-h-full flex-col">
      <TopBar crumbs={[{ label: "Triggerboard" }]} actions={corner} />
      <main className="flex flex-1 flex-col">
        {graphs.length === 0 ? (
          <EmptyGraphs
            drawing={drawing}
            importItems={imports.items}
            opening={opening}
            onOpenExample={() => void openExample()}
          >
            <Button variant="ghost" icon={Plus} className="mt-2" onClick={() => setAsking({ kind: "new" })}>
              Start with an empty graph
            </Button>
          </EmptyGraphs>
        ) : (
          <div className="mx-auto w-full max-w-[1248px] px-6 pt-7 pb-12">
            <div className="flex flex-wrap items-center gap-2">
              <h1 className="flex items-center gap-2.5 text-title">
                Graphs
                <span className="rounded-full bg-hover px-2 font-medium text-small text-text-2 tabular-nums tracking-normal">
                  {inDigits(kept.length)}
                  <span className="sr-only"> in all</span>
                </span>
              </h1>
              <div className="flex-1" />
              <SearchField
                label="Find a graph, flow or event"
                value={query}
                onValue={setQuery}
                jumpKey="/"
                size="large"
                className="w-[264px]"
              />
              <Select
                label="Order"
                hideLabel
                size="large"
                value={order}
                options={ORDERS}
                onValue={(value) => setOrder(value as GraphOrder)}
                fieldClassName="w-[120px]"
              />
              <Menu
                label="Import"
                align="end"
                items={[
                  ...imports.items,
                  { label: "The example", icon: Plus, onSelect: () => void openExample() },
                ]}
                trigger={(props) => (
                  <Button {...props} size="large" icon={FolderInput}>
                    Import
                  </Button>
                )}
              />
              <Button variant="primary" size="large" icon={Plus} onClick={() => setAsking({ kind: "new" })}>
                New graph
              </Button>
            </div>
            <p aria-live="polite" className="sr-only">
              {query !== "" && `${inDigits(shown.length)} of ${counted(kept.length, "graph")} match`}
            </p>
            {shown.length === 0 && query !== "" ? (
              <EmptyState
                icon={SearchX}
                title={`Nothing matches “${query}”`}
                className="mt-16"
                actions={<Button onClick={() => setQuery("")}>Show all graphs</Button>}
              >
                No graph, flow or event has that in its name.
              </EmptyState>
            ) : (
              <ul className="mt-5 grid grid-cols-1 gap-5 md:grid-cols-2 lg:grid-cols-3">
                {shown.map((graph) => (
                  <GraphCard
                    key={graph.id}
                    graph={graph}
                    parts={parts.get(graph.id)}
                    found={query === "" ? [] : (found.get(graph.id) ?? [])}
                    onRename={(renamed) => setAsking({ kind: "rename", graph: renamed })}
                    onDuplicate={(original) => void duplicate(original)}
                    onRemove={(gone) => void remove(gone)}
                  />
                ))}
              </ul>
            )}
          </div>
        )}
      </main>
      {imports.dialogs}
      <LatePart onLeave={() => setAsking(null)}>
        {asking?.kind === "new" && (
          <NameDialog
            title="New graph"
            submit="Create graph"
            onClose={() => setAsking(null)}
            onSubmit={async (name) => {
              const answer = await actions.create({ name });
              if (!answer.ok) return answer.error.message;
              open(answer.value.graphId);
              return null;
            }}
          />
        )}
        {asking?.kind === "rename" && (
          <NameDialog
            title={`Rename ${asking.graph.name}`}
            submit="Rename"
            initial={asking.graph.name}
            onClose={() => setAsking(null)}
            onSubmit={async (name) => {
              const answer = await actions.rename({ graphId: asking.graph.id, name });
              if (!answer.ok) return answer.error.message;
              router.refresh();
              setAsking(null);
              return null;
            }}
          />
        )}
      </LatePart>
    </div>
  );
}
