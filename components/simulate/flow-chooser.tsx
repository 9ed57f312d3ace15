// Which flow to simulate: those that other flows start come first.
import { Play, Workflow } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { TopBar } from "@/components/ui/top-bar";
import { startedBy } from "@/lib/client/canvas/started-by";
import type { Flow } from "@/lib/core/graph/trigger-graph";
import { simulateAddress } from "./simulate-address.ts";

export function FlowChooser({
  graphId,
  graphName,
  flows,
  branch,
  canvasHref,
  corner,
}: {
  graphId: string;
  graphName: string;
  flows: readonly Pick<Flow, "id" | "name" | "trigger" | "schedule" | "source">[];
  branch: string | null;
  canvasHref: string;
  corner: ReactNode;
}) {
  const waits = ({ trigger }: Pick<Flow, "trigger">) => trigger?.kind === "on-finish";
  const ordered = [...flows.filter(waits), ...flows.filter((flow) => !waits(flow))];
  return (
    <div className="flex min-h-dvh flex-col">
      <TopBar
        crumbs={[
          { label: "Graphs", href: "/" },
          { label: graphName, href: canvasHref },
          { label: "Simulate" },
        ]}
        actions={corner}
      />
      <main className="mx-auto w-full max-w-[720px] px-6 py-6">
        <h1 className="text-title">Which flow?</h1>
        <p className="text-small text-text-3">
          It runs here, with runs of its upstreams that you choose. The cluster starts nothing.
        </p>
        {ordered.length === 0 ? (
          <EmptyState icon={Workflow} title="This graph has no flow yet" className="mt-8">
            Draw one, or import the folder that holds your flows.
          </EmptyState>
        ) : (
          <ul className="mt-4 overflow-hidden rounded-card border border-line bg-surface shadow-1">
            {ordered.map((flow, index) => (
              <li key={flow.id} className={index > 0 ? "border-line border-t" : ""}>
                <Link
                  href={simulateAddress({ graphId, flow: flow.id, branch })}
                  className="flex items-center gap-3 px-4 py-2 hover:bg-hover"
                >
                  <Play size={16} strokeWidth={1.75} className="shrink-0 text-text-3" />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate text-name">{flow.name}</span>
                    <span className="block truncate text-small text-text-3">{startedBy(flow)}</span>
                  </span>
                  {flow.source !== undefined && (
                    <span className="max-w-60 truncate font-mono text-code text-text-3">
                      {flow.source.file}
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </main>
    </div>
  );
}
