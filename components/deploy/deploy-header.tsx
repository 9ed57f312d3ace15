"use client";
// Which graph goes where: the target, and the branch that every project of the graph is deployed on.
import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Select } from "@/components/ui/select";
import { parseBranch } from "@/lib/core/graph/branch";
import type { TargetDescription } from "@/lib/core/plan/target";

export function DeployHeader({
  name,
  revision,
  targets,
  target,
  branches,
  branch,
  projects,
  locked,
  onTarget,
  onBranch,
}: {
  name: string;
  revision: number;
  targets: TargetDescription[];
  target: TargetDescription;
  /** Branches to offer; any other can be typed. */
  branches: string[];
  branch: string;
  /** Names of the projects in the graph. */
  projects: string[];
  locked: boolean;
  onTarget: (id: string) => void;
  onBranch: (branch: string) => void;
}) {
  const [error, setError] = useState<string | null>(null);
  const [only, second] = projects;
  const withProject = (text: string) => (only && !second ? `${only} · ${text}` : text);
  return (
    <div className="flex shrink-0 flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="truncate text-title">Deploy {name}</h1>
        <p className="text-small text-text-2">
          Rev {revision} as Sensors, exactly as{" "}
          <code className="font-mono text-code">argo-workflows create</code> would push them
        </p>
      </div>
      <div className="flex gap-3">
        <Select
          label="Target"
          fieldClassName="w-[240px]"
          value={target.id}
          disabled={locked}
          options={targets.map(({ id, name: called, kind }) => ({
            value: id,
            label: `${called} · ${kind === "directory" ? "folder" : "cluster"}`,
          }))}
          onValue={onTarget}
        />
        {only === undefined ? null : (
          <Combobox
            label="Project · branch"
            fieldClassName="w-[200px]"
            disabled={locked}
            options={branches.map((text) => ({ value: text, label: withProject(text) }))}
            value={branch}
            error={error}
            offerTyped={(text) => (parseBranch(text).ok ? `Use ${text}` : null)}
            onCommit={(text) => {
              const parsed = parseBranch(text);
              setError(parsed.ok ? null : parsed.error);
              if (parsed.ok) onBranch(text);
            }}
          />
        )}
      </div>
    </div>
  );
}
