"use client";
// Everything about the chosen flow.
import { ExternalLink } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { FlowSyncChip } from "@/components/canvas/flow-sync";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { Tabs } from "@/components/ui/tabs";
import { tooltip } from "@/components/ui/tooltip";
import { useEditor } from "@/lib/client/editor/editor-context";
import { flowKey } from "@/lib/client/editor/editor-state";
import { fetchSometime } from "@/lib/client/editor/fetch-part";
import { isNameTaken } from "@/lib/core/graph/is-name-taken";
import { type Flow, flowNameSchema } from "@/lib/core/graph/trigger-graph";
import { CloseButton } from "./close-button.tsx";
import { CodeTab, decoratorsToPaste } from "./code-tab.tsx";
import { DeleteButton } from "./delete-button.tsx";
import { IdentitySection } from "./identity-section.tsx";
import { MemberSection } from "./member-section.tsx";
import { NameField } from "./name-field.tsx";
import { ParametersSection } from "./parameters-section.tsx";
import { ResetSection } from "./reset-section.tsx";
import { ScheduleSection } from "./schedule-section.tsx";
import type { SensorPreviewSettings } from "./sensor-tab.tsx";
import { StartedBySection } from "./started-by-section.tsx";
import { useEdit } from "./use-edit.ts";

/** The compiler comes when it is first asked for. */
const SensorTab = dynamic(
  () => fetchSometime(() => import("./sensor-tab.tsx")).then((module) => module.SensorTab),
  {
    loading: () => (
      <div className="p-4">
        <Spinner label="Making the Sensor" />
      </div>
    ),
  },
);

type TabName = "trigger" | "code" | "sensor";
const TABS: { value: TabName; label: string }[] = [
  { value: "trigger", label: "Trigger" },
  { value: "code", label: "Code" },
  { value: "sensor", label: "Sensor" },
];

export function FlowInspector({ flow, settings }: { flow: Flow; settings: SensorPreviewSettings }) {
  const edit = useEdit();
  const editor = useEditor();
  const [tab, setTab] = useState<TabName>("trigger");
  const readOnly = flow.external !== undefined;
  const code = decoratorsToPaste(flow);
  const source = flow.source && `${flow.source.file}:${flow.source.line}`;
  return (
    <>
      <div className="flex flex-col gap-0.5 px-4 pt-3 pb-1">
        <div className="flex items-start gap-2">
          <NameField
            nodeKey={flowKey(flow.id)}
            label="Name of the flow"
            name={flow.name}
            readOnly={readOnly}
            onRename={(name) => {
              const parsed = flowNameSchema.safeParse(name.trim());
              if (!parsed.success) return parsed.error.issues[0]?.message ?? "This is no name for a flow";
              if (isNameTaken(editor.store.getState().graph, flow, parsed.data))
                return `${parsed.data} is in the graph already`;
              return edit({ type: "rename-flow", flow: flow.id, name: parsed.data });
            }}
          />
          <FlowSyncChip flowId={flow.id} />
          <CloseButton />
        </div>
        <p className="flex min-h-5 items-center gap-2 text-small text-text-3">
          {source ? (
            <span {...tooltip(source)} className="min-w-0 truncate font-mono text-code">
              {source}
            </span>
          ) : (
            "drawn by hand, in no file yet"
          )}
        </p>
      </div>
      <Tabs
        label={flow.name}
        tabs={TABS}
        value={tab}
        onValue={setTab}
        className="px-4"
        panelClassName="flex min-h-0 flex-1 flex-col overflow-y-auto"
      >
        {flow.external && (
          <Notice icon={ExternalLink} title="Only shown here:" className="m-4 mb-0">
            {flow.external.reason}.
          </Notice>
        )}
        {tab === "trigger" && (
          <>
            <IdentitySection flow={flow} readOnly={readOnly} />
            <StartedBySection flow={flow} readOnly={readOnly} />
            <ResetSection flow={flow} readOnly={readOnly} />
            <ScheduleSection flow={flow} readOnly={readOnly} />
            <ParametersSection flow={flow} />
            <MemberSection nodeKey={flowKey(flow.id)} group={flow.group} />
          </>
        )}
        {tab === "code" && <CodeTab flow={flow} />}
        {tab === "sensor" && <SensorTab flow={flow} settings={settings} />}
      </Tabs>
      <div className="flex h-11 shrink-0 items-center justify-between border-line border-t px-4">
        {code === "" ? <span /> : <CopyButton text={code}>Copy decorator</CopyButton>}
        <DeleteButton />
      </div>
    </>
  );
}
