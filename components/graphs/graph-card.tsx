"use client";
// One graph of the list: its drawing, what is in it, what is wrong with it, when it was last edited.
import { Copy, Download, Ellipsis, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { LinkPending } from "@/components/ui/link-pending";
import { Menu } from "@/components/ui/menu";
import { Moment } from "@/components/ui/moment";
import type { GraphSummary } from "@/lib/core/graph/graph-summary";
import { countsInWords } from "./graph-counts.ts";

/** What the list itself works with; the drawing stays on the server. */
export type ListedGraph = Omit<GraphSummary, "thumbnail">;
/** What the server draws of a card, so that no script has to. */
export type CardParts = { drawing: ReactNode; problems: ReactNode; deployed: ReactNode };

export type GraphCardProps = {
  graph: ListedGraph;
  parts: CardParts | undefined;
  /** Names of flows and events in it that were searched for. */
  found: readonly string[];
  onRename: (graph: ListedGraph) => void;
  onDuplicate: (graph: ListedGraph) => void;
  onRemove: (graph: ListedGraph) => void;
};

export function GraphCard({ graph, parts, found, onRename, onDuplicate, onRemove }: GraphCardProps) {
  const { id, name, counts, revision, updatedAt, updatedBy } = graph;
  return (
    <li className="group relative flex flex-col overflow-hidden rounded-graph border border-line bg-surface shadow-1 hover:border-line-strong has-[a:focus-visible]:border-accent has-[a:focus-visible]:ring-4 has-[a:focus-visible]:ring-accent/20">
      <div className="dotted-ground h-[148px] border-line border-b bg-[length:16px_16px] px-5">
        {parts?.drawing}
      </div>
      <div className="flex h-[100px] flex-col gap-1 px-4 pt-3.5">
        <div className="flex items-center gap-2">
          <h2 className="min-w-0 flex-1 truncate text-name">
            {/* The link covers the card; the menu stands above it. */}
            <Link href={`/graphs/${id}`} className="outline-none before:absolute before:inset-0">
              {name}
              <LinkPending />
            </Link>
          </h2>
          <Menu
            label={`What to do with ${name}`}
            align="end"
            items={[
              { label: "Rename", icon: Pencil, onSelect: () => onRename(graph) },
              { label: "Duplicate", icon: Copy, onSelect: () => onDuplicate(graph) },
              {
                label: "Export",
                icon: Download,
                onSelect: () => window.location.assign(`/api/graphs/${id}/export`),
              },
              { kind: "separator" },
              { label: "Delete", icon: Trash2, danger: true, onSelect: () => onRemove(graph) },
            ]}
            trigger={(props) => (
              <IconButton
                {...props}
                label={`More for ${name}`}
                icon={Ellipsis}
                size="small"
                className="relative -mr-1.5"
              />
            )}
          />
        </div>
        <div className="flex items-center justify-between gap-3">
          <span className="min-w-0 truncate text-small text-text-2 tabular-nums">
            {found.length > 0 ? (
              <>
                has <strong className="font-medium text-text">{found.join(", ")}</strong>
              </>
            ) : (
              countsInWords(counts)
            )}
          </span>
          {parts?.problems}
        </div>
        {parts?.deployed}
      </div>
      <div className="flex h-9 items-center justify-between gap-3 border-line border-t px-4 text-small text-text-3">
        <span className="min-w-0 truncate">
          {updatedBy}, <Moment at={updatedAt} className="relative" />
        </span>
        <span className="tabular-nums">rev {revision}</span>
      </div>
    </li>
  );
}
