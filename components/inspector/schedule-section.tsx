"use client";
// When the flow starts by the clock, beside whatever else starts it.
import { CalendarClock, Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { scheduleInWords } from "@/lib/client/canvas/cron-words";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import type { Flow, Schedule } from "@/lib/core/graph/trigger-graph";
import { cronSentence } from "./cron-sentence.ts";
import { DraftField } from "./draft-field.tsx";
import { Section } from "./section.tsx";
import { useEdit } from "./use-edit.ts";
import { ZoneField } from "./zone-field.tsx";

const KINDS = [
  { value: "hour", label: "Every hour" },
  { value: "day", label: "Every day at 00:00" },
  { value: "week", label: "Every Sunday at 00:00" },
  { value: "cron", label: "Cron" },
];

function words(schedule: Schedule): { title: string; wrong: string | null } {
  const short = scheduleInWords(schedule);
  const upper = (text: string) => `Starts ${text}.`;
  if (isDynamic(schedule) || "every" in schedule || !short.startsWith("cron "))
    return { title: upper(short), wrong: null };
  const sentence = cronSentence(schedule.cron);
  const zone = schedule.timezone ? ` ${schedule.timezone}` : "";
  return sentence.ok
    ? { title: upper(`${sentence.value}${zone}`), wrong: null }
    : { title: "This is no schedule.", wrong: sentence.error };
}

export function ScheduleSection({ flow, readOnly }: { flow: Flow; readOnly: boolean }) {
  const edit = useEdit();
  const { schedule } = flow;
  const set = (next: Schedule | null) => edit({ type: "set-schedule", flow: flow.id, schedule: next });
  if (!schedule)
    return (
      <Section
        title="Schedule"
        aside={
          readOnly ? (
            "none"
          ) : (
            <Button
              variant="ghost"
              icon={Plus}
              className="-my-1 -mr-1.5 px-1.5!"
              aria-label="Add a schedule"
              onClick={() =>
                set({ cron: "0 6 * * *", timezone: Intl.DateTimeFormat().resolvedOptions().timeZone })
              }
            >
              Add
            </Button>
          )
        }
      />
    );
  if (isDynamic(schedule))
    return (
      <Section title="Schedule">
        <Notice icon={CalendarClock} title="Decided by the code.">
          {schedule.dynamic}
        </Notice>
      </Section>
    );
  const kind = "every" in schedule ? schedule.every : "cron";
  const zone = schedule.timezone ? { timezone: schedule.timezone } : {};
  const { title, wrong } = words(schedule);
  return (
    <Section
      title="Schedule"
      aside={
        !readOnly && (
          <IconButton
            label="Remove the schedule"
            icon={X}
            size="small"
            className="-my-1 -mr-1"
            onClick={() => set(null)}
          />
        )
      }
    >
      <Select
        label="How often"
        hideLabel
        disabled={readOnly}
        value={kind}
        options={KINDS}
        onValue={(value) =>
          set(
            value === "cron"
              ? { cron: "0 6 * * *", ...zone }
              : { every: value === "hour" ? "hour" : value === "day" ? "day" : "week", ...zone },
          )
        }
      />
      <div className="flex gap-2">
        {"cron" in schedule && (
          <DraftField
            label="Cron"
            mono
            readOnly={readOnly}
            value={schedule.cron}
            maxLength={200}
            fieldClassName="w-[104px]"
            onCommit={(cron) =>
              cron.trim() === ""
                ? "A cron expression has five fields"
                : set({ cron: cron.trim().replaceAll(/\s+/g, " "), ...zone })
            }
          />
        )}
        <ZoneField
          value={schedule.timezone ?? ""}
          disabled={readOnly}
          onCommit={(timezone) => {
            const { timezone: _before, ...rest } = schedule;
            set(timezone ? { ...rest, timezone } : rest);
          }}
        />
      </div>
      <Notice icon={CalendarClock} tone={wrong ? "warn" : "plain"} title={title}>
        {wrong ?? (flow.trigger && "Beside that, what it waits for starts it too.")}
      </Notice>
    </Section>
  );
}
