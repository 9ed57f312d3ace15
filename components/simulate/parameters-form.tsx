"use client";
// The flow's parameters: what is typed is passed on, what is left keeps its default.
import { Undo2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { Parameter } from "@/lib/core/graph/trigger-graph";
import type { ParameterProblem } from "@/lib/core/simulation/check-parameters";
import { Card } from "./card.tsx";
import { defaultInWords } from "./parameter-default.ts";

export type ParameterValues = Readonly<Record<string, string>>;

export function ParametersForm({
  parameters,
  values,
  problems,
  onValues,
}: {
  parameters: readonly Parameter[];
  values: ParameterValues;
  problems: readonly ParameterProblem[];
  onValues: (values: ParameterValues) => void;
}) {
  if (parameters.length === 0) return null;
  const set = (name: string, value: string | undefined): void => {
    const rest = Object.entries(values).filter(([other]) => other !== name);
    onValues(Object.fromEntries(value === undefined ? rest : [...rest, [name, value]]));
  };
  return (
    <Card title="Parameters" note="what is left empty keeps its default">
      <div className="grid gap-x-3 gap-y-3 px-4 pb-4 sm:grid-cols-2">
        {parameters.map((parameter) => (
          <ParameterField
            key={parameter.name}
            parameter={parameter}
            value={values[parameter.name]}
            error={problems.find((problem) => problem.parameter === parameter.name)?.message ?? null}
            onValue={(value) => set(parameter.name, value)}
          />
        ))}
      </div>
    </Card>
  );
}

function ParameterField({
  parameter,
  value,
  error,
  onValue,
}: {
  parameter: Parameter;
  value: string | undefined;
  error: string | null;
  onValue: (value: string | undefined) => void;
}) {
  const { name, type } = parameter;
  const usual = defaultInWords(parameter);
  const label = `${name} ${type}`;
  if (type === "bool") {
    return (
      <Select
        label={label}
        value={value ?? ""}
        error={error}
        options={[
          { value: "", label: usual === null ? "not set" : `default: ${usual}` },
          { value: "true", label: "true" },
          { value: "false", label: "false" },
        ]}
        onValue={(chosen) => onValue(chosen === "" ? undefined : chosen)}
      />
    );
  }
  const isText = type === "str";
  return (
    <div className="relative">
      <TextField
        label={label}
        mono
        value={value ?? ""}
        placeholder={usual ?? (parameter.required ? "required" : "")}
        error={error}
        hint={value === "" && "Passes an empty text. Take it back to keep the default"}
        // An empty text is a value; an empty number is none.
        onChange={(event) => onValue(event.target.value === "" && !isText ? undefined : event.target.value)}
        className={value === undefined ? "" : "pr-8"}
      />
      {value !== undefined && (
        <IconButton
          label={`Take back ${name}`}
          icon={Undo2}
          size="small"
          className="absolute top-[22px] right-0.5"
          onClick={() => onValue(undefined)}
        />
      )}
    </div>
  );
}
