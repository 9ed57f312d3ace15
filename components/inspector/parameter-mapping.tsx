"use client";
// Which field of an event's payload each parameter takes.
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { IconButton } from "@/components/ui/icon-button";
import type { Flow, NamedEventUse } from "@/lib/core/graph/trigger-graph";
import { DraftField } from "./draft-field.tsx";
import { useEdit } from "./use-edit.ts";

type Mapping = NonNullable<NamedEventUse["parameters"]>;

/** What Metaflow takes for a field of the payload. */
const FIELD = /^[A-Za-z0-9_]+$/;

export function ParameterMapping({
  flow,
  use,
  alone,
  readOnly,
}: {
  flow: Flow;
  use: NamedEventUse;
  /** The only event of the flow: without a mapping Metaflow then fills parameters by name. */
  alone: boolean;
  readOnly: boolean;
}) {
  const edit = useEdit();
  const [adding, setAdding] = useState(false);
  const mapped: Mapping = use.parameters ?? [];
  const free = flow.parameters.filter(({ name }) => !mapped.some(({ parameter }) => parameter === name));
  // An empty mapping is none to Metaflow, so the last row takes it away.
  const set = (parameters: Mapping) =>
    edit({
      type: "map-parameters",
      flow: flow.id,
      event: use.event,
      parameters: parameters.length > 0 ? parameters : null,
    });
  const add = (parameter: string) => {
    setAdding(false);
    set([...mapped, { parameter, field: FIELD.test(parameter) ? parameter : "value" }]);
  };
  return (
    <div className="flex flex-col gap-1.5 border-line border-t px-2.5 py-2">
      {mapped.length === 0 && (
        <p className="text-small text-text-3">
          {alone
            ? flow.parameters.length > 0
              ? "Each parameter takes the payload’s field of the same name."
              : "The flow has no parameters to fill."
            : "No parameter takes anything from it."}
        </p>
      )}
      {mapped.map(({ parameter, field }, index) => (
        <div key={parameter} className="flex items-center gap-2">
          <span className="min-w-0 flex-1 truncate font-mono text-code">{parameter}</span>
          <span className="text-small text-text-3">takes</span>
          <DraftField
            label={`Field of ${use.event} for ${parameter}`}
            hideLabel
            mono
            readOnly={readOnly}
            value={field}
            fieldClassName="w-[112px]"
            className="h-6! text-code!"
            onCommit={(text) =>
              FIELD.test(text)
                ? set(mapped.with(index, { parameter, field: text }))
                : "A field has ASCII letters, digits and _ only"
            }
          />
          {!readOnly && (
            <IconButton
              label={`Stop filling ${parameter}`}
              icon={X}
              size="small"
              className="-mx-1"
              onClick={() => set(mapped.toSpliced(index, 1))}
            />
          )}
        </div>
      ))}
      {!readOnly &&
        (adding ? (
          <Combobox
            label="Parameter to fill"
            hideLabel
            autoFocus
            mono
            placeholder="Parameter"
            value=""
            options={free.map(({ name, type }) => ({ value: name, label: name, hint: type }))}
            onCommit={add}
            onLeave={() => setAdding(false)}
            offerTyped={(text) =>
              mapped.some(({ parameter }) => parameter === text)
                ? null
                : `Fill ${text}, which is not known here`
            }
            noMatch={(text) => `${text} is filled already`}
          />
        ) : (
          (free.length > 0 || flow.parameters.length === 0) && (
            <Button
              variant="ghost"
              size="small"
              icon={Plus}
              className="-ml-1 self-start px-1!"
              onClick={() => setAdding(true)}
            >
              Fill a parameter
            </Button>
          )
        ))}
    </div>
  );
}
