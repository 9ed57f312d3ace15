// Why a flow gets no Sensor: everything at once, in the order in which Metaflow would stop, each with its remedy.
import type { Dynamic } from "../graph/trigger-graph.ts";

export type SensorRefusalCode =
  /** Metaflow refuses the flow's code; the parser said why. */
  | "flow-refused"
  /** Only running the code could tell. */
  | "dynamic-project"
  | "dynamic-trigger"
  | "dynamic-default"
  | "no-user-name"
  | "branch-invalid"
  | "pin-conflict"
  | "name-invalid"
  | "name-with-project"
  | "name-too-long"
  | "name-not-kubernetes"
  | "project-incomplete"
  | "event-twice"
  | "field-invalid"
  | "parameter-unknown"
  | "parameter-twice"
  | "parameter-case"
  | "event-missing"
  | "event-source-missing"
  | "service-account-missing";

export type SensorRefusal = {
  code: SensorRefusalCode;
  /** What is wrong, one sentence. */
  message: string;
  /** What to do about it. */
  fix: string;
  file: string | null;
  /** 1-based. */
  line: number | null;
};

/** A refusal that the flow's code or the settings cause; `at` says where, if that is known. */
export const refuse = (
  code: SensorRefusalCode,
  message: string,
  fix: string,
  at: { file?: string; line?: number } = {},
): SensorRefusal => ({ code, message, fix, file: at.file ?? null, line: at.line ?? null });

/** Part of the flow is decided when its code runs, so its Sensor cannot be known from the file. */
export const refuseDynamic = (
  code: "dynamic-project" | "dynamic-trigger",
  what: string,
  dynamic: Dynamic,
): SensorRefusal =>
  refuse(
    code,
    `${what} cannot be known from the file: ${dynamic.dynamic}`,
    "Deploy this flow with Metaflow itself (`argo-workflows create`), or write the value out in the decorator",
    dynamic,
  );
