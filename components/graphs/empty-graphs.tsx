"use client";
// The first page of a new installation: what this is, and two ways to begin.
import { FolderInput, Play } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Menu, type MenuItem } from "@/components/ui/menu";

export function EmptyGraphs({
  drawing,
  importItems,
  opening,
  onOpenExample,
  children,
}: {
  drawing: ReactNode;
  importItems: MenuItem[];
  opening: boolean;
  onOpenExample: () => void;
  /** A quiet third way. */
  children: ReactNode;
}) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center px-6 py-10">
      {drawing}
      <h1 className="mt-8 text-title">See which flow starts which</h1>
      <p className="mt-1.5 max-w-[512px] text-center font-normal text-name text-text-2 leading-[22px] tracking-normal">
        Draw the triggers of your Metaflow flows, find loops before they run, and push the Sensors that
        Metaflow itself would make.
      </p>
      <div className="mt-5 flex gap-2">
        <Button variant="primary" size="large" icon={Play} busy={opening} onClick={onOpenExample}>
          Open the example
        </Button>
        <Menu
          label="Import my flows"
          items={importItems}
          trigger={(props) => (
            <Button {...props} size="large" icon={FolderInput}>
              Import my flows
            </Button>
          )}
        />
      </div>
      <p className="mt-4 text-small text-text-3">
        Import reads a code folder, a file or a cluster. Your code is parsed, never run.
      </p>
      {children}
    </div>
  );
}
