"use client";
// How a target's flows are connected to Argo Events: what holds, who says so, and room to type in something else for this target.
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import {
  type EffectiveSetting,
  SETTING_VARIABLES,
  type SettingName,
  type TypedSettings,
} from "@/lib/core/plan/deploy-request";
import type { DeployActions } from "./deploy-actions.ts";

export const SETTING_LABELS: Record<SettingName, string> = {
  event: "Argo event",
  eventSource: "Event source",
  serviceAccount: "Service account of Sensors",
  owner: "Owner",
  eventBus: "Event bus",
  sensorNamespace: "Namespace of Sensors",
  kubernetesNamespace: "Namespace of runs",
};

/** As Metaflow's documentation writes them: enough to see what would be made. */
const EXAMPLES: TypedSettings = {
  event: "metaflow-event",
  eventSource: "argo-events-webhook",
  serviceAccount: "operate-workflow-sa",
  owner: "example-user",
};

export function SettingsForm({
  target,
  submit = "Save and plan",
  offerExamples = false,
  settings,
  actions,
  onSaved,
}: {
  target: string;
  /** What its button says. */
  submit?: string;
  /** Where nothing runs, somebody new may go on with example values. */
  offerExamples?: boolean;
  settings: EffectiveSetting[];
  actions: Pick<DeployActions, "saveSettings">;
  onSaved: (settings: EffectiveSetting[]) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<TypedSettings>(() =>
    Object.fromEntries(settings.map(({ name, typed: text }) => [name, text])),
  );
  // A form that nobody has filled in yet is not wrong yet.
  const [pressed, setPressed] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  useLeaveGuard(settings.some(({ name, typed: kept }) => (typed[name] ?? "") !== kept));
  const isMissing = ({ name, value, required }: EffectiveSetting) =>
    required && value === null && !typed[name];
  const missing = settings.filter(isMissing);
  const fillIn = () =>
    setTyped({ ...typed, ...Object.fromEntries(missing.map(({ name }) => [name, EXAMPLES[name]])) });
  const save = async () => {
    setPressed(true);
    if (missing.length > 0) return;
    setSaving(true);
    const answer = await actions.saveSettings({ target, settings: typed }).catch(() => ({
      ok: false as const,
      error: { message: "The server does not answer. Nothing was kept." },
    }));
    setSaving(false);
    setFailure(answer.ok ? null : answer.error.message);
    if (answer.ok) onSaved(answer.value);
  };
  return (
    <form
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      className="flex flex-col gap-4"
    >
      <p id={`${id}-title`} className="text-small text-text-2">
        Metaflow’s own settings where this server runs, unless something else is typed in here for {target}.
      </p>
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 max-[900px]:grid-cols-1">
        {settings.map((setting) => {
          const { name, value, from, typed: kept, required } = setting;
          const found = kept === "" ? value : null;
          return (
            <TextField
              key={name}
              label={`${SETTING_LABELS[name]}${required ? "" : " (optional)"}`}
              mono
              value={typed[name] ?? ""}
              placeholder={found ?? ""}
              hint={`${SETTING_VARIABLES[name]}, ${from}`}
              error={pressed && isMissing(setting) ? `${SETTING_VARIABLES[name]} is not set` : null}
              onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
            />
          );
        })}
      </div>
      {failure && (
        <Notice tone="error" live>
          {failure}
        </Notice>
      )}
      <div className="flex items-center justify-end gap-2">
        {offerExamples && missing.length > 0 && (
          <>
            <p className="min-w-0 flex-1 text-small text-text-2">
              Only trying it out? In a folder nothing runs, and you can change them any time.
            </p>
            <Button size="large" onClick={fillIn}>
              Fill in example values
            </Button>
          </>
        )}
        <Button type="submit" variant="primary" size="large" busy={saving}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
