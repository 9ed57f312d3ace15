"use client";
// How a target's flows are connected to Argo Events: what holds, who says so, and room to type in something else for this target.
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
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

export function SettingsForm({
  target,
  settings,
  actions,
  onSaved,
}: {
  target: string;
  settings: EffectiveSetting[];
  actions: Pick<DeployActions, "saveSettings">;
  onSaved: () => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<TypedSettings>(() =>
    Object.fromEntries(settings.map(({ name, typed: text }) => [name, text])),
  );
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const save = async () => {
    setSaving(true);
    const answer = await actions.saveSettings({ target, settings: typed }).catch(() => ({
      ok: false as const,
      error: { message: "The server does not answer. Nothing was kept." },
    }));
    setSaving(false);
    setFailure(answer.ok ? null : answer.error.message);
    if (answer.ok) onSaved();
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
        {settings.map(({ name, value, from, typed: kept, required }) => {
          const missing = required && value === null;
          const found = kept === "" ? value : null;
          return (
            <TextField
              key={name}
              label={`${SETTING_LABELS[name]}${required ? "" : " (optional)"}`}
              mono
              value={typed[name] ?? ""}
              placeholder={found ?? ""}
              hint={`${SETTING_VARIABLES[name]}, ${from}`}
              error={missing && !typed[name] ? `${SETTING_VARIABLES[name]} is not set` : null}
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
      <div className="flex justify-end">
        <Button type="submit" variant="primary" size="large" busy={saving}>
          Save and plan
        </Button>
      </div>
    </form>
  );
}
