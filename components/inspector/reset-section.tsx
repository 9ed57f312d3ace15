"use client";
// When a half-filled AND is emptied.
import { TimerReset, TriangleAlert } from "lucide-react";
import { Notice } from "@/components/ui/notice";
import { Switch } from "@/components/ui/switch";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import type { Flow } from "@/lib/core/graph/trigger-graph";
import { DraftField } from "./draft-field.tsx";
import { resetPreview } from "./reset-preview.ts";
import { useEdit } from "./use-edit.ts";
import { ZoneField } from "./zone-field.tsx";

/** Only an AND can be half filled; a reset time written for a single upstream is shown so that it can be taken away. */
export function ResetSection({ flow, readOnly }: { flow: Flow; readOnly: boolean }) {
  const edit = useEdit();
  const { trigger } = flow;
  if (!trigger || trigger.kind === "dynamic") return null;
  const waits = trigger.kind === "on-finish" ? trigger.upstreams.length : trigger.events.length;
  const { reset } = trigger;
  if (waits < 2 && !reset) return null;
  const preview = resetPreview(reset, flow.name, waits);
  const fixed = reset && !isDynamic(reset) ? reset : null;
  const set = (cron: string, timezone: string | undefined) =>
    edit({ type: "set-reset", flow: flow.id, reset: timezone ? { cron, timezone } : { cron } });
  return (
    <section aria-label="Reset time" className="flex flex-col gap-2.5 border-line border-b p-4">
      <Switch
        label="Empty a half-filled AND"
        checked={reset !== undefined}
        disabled={readOnly || (reset !== undefined && fixed === null)}
        onChecked={(on) => {
          if (on) set("0 0 * * *", Intl.DateTimeFormat().resolvedOptions().timeZone);
          else edit({ type: "set-reset", flow: flow.id, reset: null });
        }}
      />
      {fixed && (
        <div className="flex gap-2">
          <DraftField
            label="Cron"
            mono
            readOnly={readOnly}
            value={fixed.cron}
            maxLength={200}
            fieldClassName="w-[104px]"
            onCommit={(cron) => set(cron.trim(), fixed.timezone)}
          />
          <ZoneField
            value={fixed.timezone ?? ""}
            disabled={readOnly}
            onCommit={(zone) => void set(fixed.cron, zone || undefined)}
          />
        </div>
      )}
      <Notice
        icon={preview.wrong ? TriangleAlert : TimerReset}
        tone={preview.wrong ? "warn" : "plain"}
        title={preview.title}
      >
        {waits < 2 ? "It waits for one thing only, so there is never anything to empty." : preview.text}
      </Notice>
    </section>
  );
}
