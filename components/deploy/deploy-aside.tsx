"use client";
// Beside the plan: the history, what happens on apply, and how the target is connected.
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { EffectiveSetting } from "@/lib/core/plan/deploy-request";
import type { TargetDescription } from "@/lib/core/plan/target";
import type { DeployActions, History } from "./deploy-actions.ts";
import { DeployHistory } from "./deploy-history.tsx";
import { SETTING_LABELS, SettingsForm } from "./settings-form.tsx";

export function DeployAside({
  target: { id: targetId, name: target, kind, place },
  history,
  settings,
  actions,
  onSaved,
}: {
  target: TargetDescription;
  history: History | null;
  /** Null while they are not known, or shown elsewhere because some are missing. */
  settings: EffectiveSetting[] | null;
  actions: Pick<DeployActions, "saveSettings">;
  onSaved: () => void;
}) {
  const [editing, setEditing] = useState(false);
  return (
    <aside className="flex w-[296px] shrink-0 flex-col gap-5 overflow-y-auto border-line border-l bg-surface p-5 max-[900px]:w-full max-[900px]:overflow-visible max-[900px]:border-l-0">
      <DeployHistory target={target} history={history} />
      <section
        aria-label="What happens on apply"
        className="rounded-card bg-sunken p-3 text-small text-text-2"
      >
        <h2 className="mb-2 font-semibold text-text">What happens on apply</h2>
        <ol className="flex list-decimal flex-col gap-2 pl-5 marker:text-text-3">
          <li>The target is read again. If anything moved since this plan, nothing is written.</li>
          <li>
            What takes a trigger away goes first, then changes, then what is new, one at a time: no loop
            exists on the way.
          </li>
          <li>The result is kept here with who, when and what.</li>
        </ol>
      </section>
      {settings && (
        <section aria-label="How Sensors are connected" className="text-small">
          <div className="flex items-center justify-between border-line border-b pb-2">
            <h2 className="font-semibold text-text">How Sensors are connected</h2>
            <Button size="small" variant="ghost" onClick={() => setEditing(true)}>
              Change
            </Button>
          </div>
          <dl className="mt-2 flex flex-col gap-1.5">
            <div>
              <dt className="text-text-3">{kind === "directory" ? "Folder" : "Cluster"}</dt>
              <dd className="break-all font-mono text-code text-text">{place}</dd>
            </div>
            {settings.map(({ name, value, from }) => (
              <div key={name}>
                <dt className="text-text-3">{SETTING_LABELS[name]}</dt>
                <dd className="break-all font-mono text-code text-text">
                  {value} <span className="font-sans text-small text-text-3">· {from}</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {settings && editing && (
        <Dialog
          title={`How Sensors on ${target} are connected`}
          width="medium"
          onClose={() => setEditing(false)}
        >
          <SettingsForm
            target={targetId}
            settings={settings}
            actions={actions}
            onSaved={() => {
              setEditing(false);
              onSaved();
            }}
          />
        </Dialog>
      )}
    </aside>
  );
}
