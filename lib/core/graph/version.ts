// What the history of a graph shows of its change log, and what one may ask of it.
import { z } from "zod";
import type { Command } from "./command.ts";
import type { EventUse, Upstream } from "./trigger-graph.ts";

/** One revision of the log. Revision 0, the graph as it was made, has no author of its own. */
export type LogEntry = {
  revision: number;
  /** As it was sent: "connect FirstFlow → SecondFlow". */
  label: string;
  author: string;
  /** ISO 8601, UTC. */
  at: string;
  /** It only moves things about: nothing that runs changes. */
  layout: boolean;
  /** What somebody called it. */
  name: string | null;
  /** Where it was put, newest first: the last deployment of it to each target and branch that was carried out. */
  deployed: { target: string; branch: string; at: string }[];
};

/** Something that a flow waits for, with the change that drew it; revision 0: the graph was made with it. */
export type DrawnWait = Pick<LogEntry, "revision" | "label" | "author" | "at"> & {
  wait: Upstream | EventUse;
};

/** Newest first. `more`: there are older ones. */
export type LogPage = { head: number; entries: LogEntry[]; more: boolean };

const revisionSchema = z.int().nonnegative();

/** `before`: only older ones; `find`: only those that touch a flow of such a name, or bear it, or say it. */
export const readLogSchema = z.strictObject({
  graphId: z.uuid(),
  before: revisionSchema.optional(),
  find: z.string().trim().max(200).optional(),
});
export type ReadLog = z.infer<typeof readLogSchema>;

/** `flow` is an id. */
export const readWaitsSchema = z.strictObject({ graphId: z.uuid(), flow: z.string().min(1).max(300) });
export type ReadWaits = z.infer<typeof readWaitsSchema>;

export const readRevisionSchema = z.strictObject({ graphId: z.uuid(), revision: revisionSchema });
export type ReadRevision = z.infer<typeof readRevisionSchema>;

/** `baseRevision`: the head that the person saw; on another one nothing is restored. */
export const restoreRevisionSchema = readRevisionSchema.extend({ baseRevision: revisionSchema });
export type RestoreRevision = z.infer<typeof restoreRevisionSchema>;

/** `name`: null takes the name away. */
export const nameRevisionSchema = readRevisionSchema.extend({
  name: z.string().trim().min(1, "Give it a name").max(200, "A name has at most 200 characters").nullable(),
});
export type NameRevision = z.infer<typeof nameRevisionSchema>;

export type NamedFlow = { id: string; name: string };

/** @returns flows that the commands add or rename to a name that holds `text`, capitals aside */
export function flowsNamed(commands: readonly Command[], text: string): NamedFlow[] {
  return commands
    .flatMap((command) => (command.type === "batch" ? command.commands : [command]))
    .flatMap((command): NamedFlow[] => {
      if (command.type === "add-flow") return [command.flow];
      if (command.type === "replace-content") return command.flows;
      return command.type === "rename-flow" ? [{ id: command.flow, name: command.name }] : [];
    })
    .filter(({ name }) => holds(name, text));
}

/** Capitals aside. */
export const holds = (name: string, text: string): boolean => name.toLowerCase().includes(text.toLowerCase());
