"use client";
// The Sensor as it would be pushed, or what stands against it.
import Link from "next/link";
import { useMemo } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { formatBranch } from "@/lib/core/graph/branch";
import type { Flow } from "@/lib/core/graph/trigger-graph";
import { compileSensor } from "@/lib/core/sensors/compile-sensors";
import { completeSettings } from "@/lib/core/sensors/complete-settings";
import type { SensorSettings } from "@/lib/core/sensors/sensor-settings";
import { sensorToYaml } from "@/lib/core/sensors/sensor-to-yaml";

const branchOf = (state: EditorState) => state.branch;
const graphIdOf = (state: EditorState) => state.graphId;

/** Everything but the branch, which is the one in view. */
export type SensorPreviewSettings = Omit<SensorSettings, "branch">;

export function SensorTab({ flow, settings }: { flow: Flow; settings: SensorPreviewSettings }) {
  const branch = useEditorState(branchOf);
  const graphId = useEditorState(graphIdOf);
  const complete = useMemo(() => completeSettings(settings), [settings]);
  const outcome = useMemo(
    () => compileSensor(flow, { ...complete.settings, branch }),
    [flow, complete, branch],
  );
  if (!outcome.ok)
    return (
      <div className="flex flex-col gap-2 p-4">
        <p className="text-small text-text-2">There is no Sensor to show yet:</p>
        {outcome.error.map(({ code, message, fix }) => (
          <Notice key={`${code} ${message}`} tone="error" title={`${message}.`}>
            {fix}.
          </Notice>
        ))}
      </div>
    );
  if (!outcome.value)
    return (
      <p className="p-4 text-small text-text-2">
        Nothing starts {flow.name}, so Metaflow makes no Sensor for it.
        {flow.schedule && " Its schedule is a CronWorkflow, which Metaflow keeps itself."}
      </p>
    );
  const { sensor, notes } = outcome.value;
  const yaml = sensorToYaml(sensor);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 p-4">
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0 text-small text-text-2">
          <span className="block truncate font-mono text-code text-text">{sensor.metadata.name}</span>
          as Metaflow 2.19 would push it, branch {formatBranch(branch) ?? "of your user"}
        </p>
        <CopyButton text={yaml} size="small" />
      </div>
      {complete.unset.length > 0 && (
        <Notice tone="warn" title="Not complete yet.">
          {complete.unset.length === 1 ? "A setting is" : `${complete.unset.length} settings are`} unknown and
          named in angle brackets.{" "}
          <Link href={`/graphs/${graphId}/deploy`} className="font-medium text-accent hover:underline">
            Set {complete.unset.length === 1 ? "it" : "them"} on the deploy page
          </Link>
        </Notice>
      )}
      {notes.map(({ code, message }) => (
        <Notice key={`${code} ${message}`} tone={code === "never-heard" ? "error" : "plain"}>
          {message}.
        </Notice>
      ))}
      <CodeBlock label="Sensor" code={yaml} className="min-h-48 flex-1" />
    </div>
  );
}
