"use client";
// What stands behind a step: what it changes and what that forgets, in words, as YAML side by side, or field by field.
import { type LucideIcon, Minus, Pencil, Plus } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { resetLines } from "@/lib/client/canvas/cron-words";
import type { ConflictStep, PlanStep, UpdateStep } from "@/lib/core/plan/deployment-plan";
import { fieldChanges, type SensorChange } from "@/lib/core/plan/describe-change";
import { withPlaceholders } from "@/lib/core/plan/hide-tokens";
import { comparableText } from "@/lib/core/plan/manifest-text";
import { readRevision } from "@/lib/core/plan/ownership";
import { changeInWords } from "@/lib/core/plan/step-words";
import type { Sensor } from "@/lib/core/sensors/sensor";
import { sensorToYaml } from "@/lib/core/sensors/sensor-to-yaml";
import { YamlDiff } from "./yaml-diff.tsx";

export type ConflictChoice = { onTakeOver: (key: string, take: boolean) => void };

export function StepDetails({
  step,
  revision,
  onTakeOver,
}: { step: PlanStep; revision: number } & ConflictChoice) {
  return (
    <div className="flex flex-col gap-3 bg-sunken py-3 pr-4 pl-[60px]">
      {step.notes.map((note) => (
        <Notice key={note} tone="warn">
          {note}
        </Notice>
      ))}
      {step.kind === "create" && (
        <WholeManifest
          label={`Planned Sensor ${step.key}`}
          yaml={sensorToYaml(step.sensor)}
          copied={yamlToCopy(step)}
        />
      )}
      {step.kind === "prune" && (
        <>
          <Notice>
            It was put there by this graph
            {revisionInWords(step.live.manifest, ", from ")}. Runs that are under way go on.
          </Notice>
          <WholeManifest label={`Live Sensor ${step.key}`} yaml={comparableText(step.live.manifest)} />
        </>
      )}
      {step.kind === "update" && (
        <>
          {step.takesOverFrom && (
            <Notice
              tone="warn"
              title="This replaces somebody else's Sensor."
              actions={
                <Button size="small" onClick={() => onTakeOver(step.key, false)}>
                  Leave theirs
                </Button>
              }
            >
              {step.takesOverFrom}
            </Notice>
          )}
          {step.losses.length > 0 && (
            <Notice tone="warn" title={step.losses[0]}>
              {step.losses.slice(1).join(" ")}
            </Notice>
          )}
          <Comparison step={step} revision={revision} />
        </>
      )}
      {step.kind === "conflict" && (
        <>
          <Notice
            tone="warn"
            title={step.reason}
            actions={
              step.canTakeOver && (
                <Button size="small" onClick={() => onTakeOver(step.key, true)}>
                  Replace theirs
                </Button>
              )
            }
          >
            {step.canTakeOver
              ? "It is left as it is unless you replace it."
              : "It is left as it is. Settle it there, then plan again."}
          </Notice>
          <Comparison step={step} revision={revision} />
        </>
      )}
    </div>
  );
}

/** @returns " rev 42" after the given words, or nothing without our mark */
function revisionInWords(manifest: unknown, before: string): string {
  const revision = readRevision(manifest);
  return revision === null ? "" : `${before}rev ${revision}`;
}

/** A token that is hidden on the page would be taken for one where the copy is pasted. */
const yamlToCopy = ({ sensor }: { sensor: Sensor }): string => sensorToYaml(withPlaceholders(sensor));

function WholeManifest({ label, yaml, copied = yaml }: { label: string; yaml: string; copied?: string }) {
  return (
    <div className="relative">
      <CodeBlock label={label} code={yaml} className="max-h-[360px] bg-surface" />
      <CopyButton text={copied} size="small" className="absolute top-2 right-4" />
    </div>
  );
}

function Comparison({ step, revision }: { step: UpdateStep | ConflictStep; revision: number }) {
  const [view, setView] = useState<"yaml" | "fields">("yaml");
  const [before, after] = useMemo(
    () => [comparableText(step.live.manifest), comparableText(step.sensor)],
    [step],
  );
  return (
    <>
      <div className="flex items-start gap-3">
        <ul className="flex min-w-0 flex-1 flex-wrap gap-x-5 gap-y-1 pt-1 text-small text-text-2">
          {step.changes.map((change) => (
            <ChangeWords key={changeInWords(change)} change={change} />
          ))}
        </ul>
        <SegmentedControl
          label="Show the difference as"
          segments={[
            { value: "yaml", label: "YAML" },
            { value: "fields", label: "Fields" },
          ]}
          value={view}
          onValue={setView}
        />
        <CopyButton text={yamlToCopy(step)} variant="ghost">
          Copy
        </CopyButton>
      </div>
      {view === "yaml" ? (
        <YamlDiff
          label={`Live and planned manifest side by side: ${step.key}`}
          before={before}
          after={after}
          beforeNote={revisionInWords(step.live.manifest, "from ") || "not from this graph"}
          afterNote={`from rev ${revision}`}
        />
      ) : (
        <FieldTable before={step.live.manifest} after={step.sensor} />
      )}
    </>
  );
}

function ChangeWords({ change }: { change: SensorChange }) {
  const { icon: Icon, tone } = signOf(change);
  return (
    <li className="flex min-w-0 items-start gap-1.5">
      <Icon size={14} strokeWidth={2} className={`mt-px shrink-0 ${tone}`} />
      <span className="min-w-0 break-words">{wordsOf(change)}</span>
    </li>
  );
}

function signOf(change: SensorChange): { icon: LucideIcon; tone: string } {
  const added = { icon: Plus, tone: "text-ok" };
  const removed = { icon: Minus, tone: "text-error" };
  if (change.kind === "waits-too") return added;
  if (change.kind === "waits-no-more") return removed;
  if (change.kind === "order") return { icon: Pencil, tone: "text-warn" };
  if (change.before === null) return added;
  return change.after === null ? removed : { icon: Pencil, tone: "text-warn" };
}

function wordsOf(change: SensorChange): ReactNode {
  switch (change.kind) {
    case "reset":
      return change.after ? (
        <>
          a half-filled AND is{" "}
          <strong className="font-semibold text-text">
            {resetLines({ cron: change.after.cron, ...zoneOf(change.after.timezone) }).join(" ")}
          </strong>
        </>
      ) : (
        changeInWords(change)
      );
    case "default":
    case "setting":
    case "field":
      return (
        <>
          <span className="font-mono text-code">
            {change.kind === "default"
              ? change.parameter
              : change.kind === "setting"
                ? change.label
                : change.path}
          </span>{" "}
          {change.before ?? "not there"} →{" "}
          <strong className="font-semibold text-text">{change.after ?? "gone"}</strong>
        </>
      );
    default:
      return changeInWords(change);
  }
}

const zoneOf = (timezone: string | null) => (timezone === null ? {} : { timezone });

function FieldTable({ before, after }: { before: unknown; after: unknown }) {
  const fields = useMemo(() => fieldChanges(before, after), [before, after]);
  return (
    <div className="overflow-auto rounded-card border border-line bg-surface">
      <table className="w-full border-collapse text-left text-small">
        <thead className="bg-sunken">
          <tr className="h-[30px]">
            {["Field", "Live", "Planned"].map((name) => (
              <th key={name} scope="col" className="border-line border-b px-3 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="font-mono text-code">
          {fields.map(({ path, before: old, after: next }) => (
            <tr key={path} className="border-line border-b align-top last:border-b-0">
              <td className="break-all px-3 py-1.5 text-text-2">{path}</td>
              <td className="whitespace-pre-wrap break-all px-3 py-1.5">{old ?? <Absent />}</td>
              <td className="whitespace-pre-wrap break-all px-3 py-1.5">{next ?? <Absent />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Absent = () => <span className="font-sans text-text-3">not there</span>;
