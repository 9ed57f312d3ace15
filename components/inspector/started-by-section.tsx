"use client";
// What starts the flow: other flows, events, or nothing.
import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { counted } from "@/lib/core/foundation/counted";
import type { Flow } from "@/lib/core/graph/trigger-graph";
import { EventWaits } from "./event-waits.tsx";
import { FlowWaits } from "./flow-waits.tsx";
import { Section } from "./section.tsx";
import { useEdit } from "./use-edit.ts";

type Kind = "flows" | "events" | "nothing";

const kindOf = ({ trigger }: Flow): Kind => {
  if (!trigger || trigger.kind === "dynamic") return "nothing";
  return trigger.kind === "on-finish" ? "flows" : "events";
};

const howMany = ({ trigger }: Flow): string => {
  if (!trigger || trigger.kind === "dynamic") return "";
  const count = trigger.kind === "on-finish" ? trigger.upstreams.length : trigger.events.length;
  const noun = trigger.kind === "on-finish" ? "upstream" : "event";
  return counted(count, noun);
};

export function StartedBySection({ flow, readOnly }: { flow: Flow; readOnly: boolean }) {
  const edit = useEdit();
  /** Shown although the document says otherwise: a trigger needs its first upstream before it is one. */
  const [chosen, setChosen] = useState<Kind | null>(null);
  const actual = kindOf(flow);
  const shown = chosen ?? actual;
  if (flow.trigger?.kind === "dynamic")
    return (
      <Section title="Started by">
        <Notice title="Decided by the code.">
          {flow.trigger.dynamic}
          {flow.trigger.file && ` (${flow.trigger.file}:${flow.trigger.line ?? 1})`}. It cannot be drawn, and
          is not changed from here.
        </Notice>
      </Section>
    );
  const choose = (kind: Kind) => {
    if (kind === "nothing" && flow.trigger) edit({ type: "set-trigger", flow: flow.id, trigger: null });
    setChosen(kind);
  };
  return (
    <Section title="Started by" aside={howMany(flow)}>
      <SegmentedControl
        label="Started by"
        fill
        value={shown}
        onValue={choose}
        segments={[
          { value: "flows", label: "Flows", disabled: readOnly },
          { value: "events", label: "Events", disabled: readOnly },
          { value: "nothing", label: "Nothing", disabled: readOnly },
        ]}
      />
      {shown !== actual && shown !== "nothing" && actual !== "nothing" && (
        <Notice>
          {actual === "flows" ? "The flows" : "The events"} it waits for now stay until you add{" "}
          {actual === "flows" ? "an event" : "a flow"}. Metaflow allows one kind or the other.
        </Notice>
      )}
      {shown === "flows" && <FlowWaits flow={flow} readOnly={readOnly} onAdded={() => setChosen(null)} />}
      {shown === "events" && <EventWaits flow={flow} readOnly={readOnly} onAdded={() => setChosen(null)} />}
      {shown === "nothing" && (
        <p className="text-small text-text-3">
          {flow.schedule ? "Only its schedule starts it." : "Nothing drawn here starts it."}
        </p>
      )}
    </Section>
  );
}
