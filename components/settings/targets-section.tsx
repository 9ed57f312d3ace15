"use client";
// The targets of this server: what each is, who named it, and how its Sensors are connected, which can be changed.
import { ChevronRight, CircleCheck, Folder, OctagonAlert, Server, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { SettingsForm } from "@/components/deploy/settings-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toast";
import type { EffectiveSetting, KnownTarget } from "@/lib/core/plan/deploy-request";
import type { SettingsActions } from "./settings-actions.ts";

const FROM: Record<KnownTarget["from"], string> = {
  environment: "named by TRIGGERBOARD_TARGET_FOLDERS",
  "data folder": "in Triggerboard’s data folder",
  kubeconfig: "a context of the server’s kubeconfig",
};

export function TargetsSection({
  initial,
  actions,
}: {
  initial: KnownTarget[];
  actions: Pick<SettingsActions, "saveTarget">;
}) {
  const [targets, setTargets] = useState(initial);
  const keep = (id: string, settings: EffectiveSetting[]) => {
    setTargets((all) => all.map((one) => (one.target.id === id ? { ...one, settings } : one)));
    showToast("The settings of the target are kept", { tone: "ok" });
  };
  return (
    <div className="flex flex-col gap-3">
      {targets.length === 0 ? (
        <EmptyState
          icon={Server}
          title="No target yet"
          className="rounded-card border border-line bg-surface"
        >
          Name folders in TRIGGERBOARD_TARGET_FOLDERS, or give this server a kubeconfig, and start it again.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line rounded-card border border-line bg-surface">
          {targets.map((known) => (
            <li key={known.target.id}>
              <TargetRow
                known={known}
                actions={actions}
                onSaved={(settings) => keep(known.target.id, settings)}
              />
            </li>
          ))}
        </ul>
      )}
      <p className="text-small text-text-3">
        Which targets there are is decided where the server runs: folders by TRIGGERBOARD_TARGET_FOLDERS,
        clusters by its kubeconfig. Passwords and tokens of clusters stay there and are never shown.
      </p>
    </div>
  );
}

const anchorOf = (id: string): string => `target-${encodeURIComponent(id)}`;

function TargetRow({
  known: { target, from, settings },
  actions,
  onSaved,
}: {
  known: KnownTarget;
  actions: Pick<SettingsActions, "saveTarget">;
  onSaved: (settings: EffectiveSetting[]) => void;
}) {
  const [open, setOpen] = useState(false);
  const anchor = anchorOf(target.id);
  useEffect(() => {
    const follow = () => {
      if (window.location.hash !== `#${anchor}`) return;
      setOpen(true);
      document.getElementById(anchor)?.scrollIntoView();
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [anchor]);
  const Icon = target.kind === "kubernetes" ? Server : Folder;
  return (
    <details
      id={anchor}
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
        if (event.currentTarget.open) window.history.replaceState(null, "", `#${anchor}`);
      }}
      className="group"
    >
      <summary className="flex min-h-11 list-none items-center gap-3 px-3 py-1.5 hover:bg-sunken [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={14}
          strokeWidth={1.75}
          className="shrink-0 text-text-3 group-open:rotate-90"
          aria-hidden="true"
        />
        <Icon size={16} strokeWidth={1.75} className="shrink-0 text-text-3" />
        <span className="min-w-0 flex-1">
          <span className="block font-semibold text-text wrap-anywhere">{target.name}</span>
          <span className="block text-small text-text-3 wrap-anywhere">
            {target.place !== target.name && <span className="font-mono text-tiny">{target.place} </span>}
            {target.place !== target.name && "· "}
            {FROM[from]}
          </span>
        </span>
        <State target={target} settings={settings} />
      </summary>
      <div className="border-line border-t bg-sunken p-4">
        {target.broken === undefined ? (
          <SettingsForm
            key={JSON.stringify(settings)}
            target={target.name}
            submit="Save settings"
            settings={settings}
            actions={{
              saveSettings: ({ settings: typed }) =>
                actions.saveTarget({ target: target.id, settings: typed }),
            }}
            onSaved={onSaved}
          />
        ) : (
          <Notice tone="error">{target.broken}</Notice>
        )}
      </div>
    </details>
  );
}

function State({ target, settings }: Pick<KnownTarget, "target" | "settings">) {
  const missing = settings.filter(({ required, value }) => required && value === null).length;
  const look = "flex shrink-0 items-center gap-1.5 text-small";
  if (target.broken !== undefined)
    return (
      <span className={`${look} text-error`}>
        <OctagonAlert size={14} strokeWidth={1.75} /> Cannot be used
      </span>
    );
  return missing > 0 ? (
    <span className={`${look} text-warn`}>
      <TriangleAlert size={14} strokeWidth={1.75} />
      {missing} {missing === 1 ? "setting" : "settings"} to fill in
    </span>
  ) : (
    <span className={`${look} text-text-2`}>
      <CircleCheck size={14} strokeWidth={1.75} /> Settings complete
    </span>
  );
}
