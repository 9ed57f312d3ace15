// Edits of groups: make, undo, rename, and who is in one.
import { fail, ok, type Result } from "../foundation/result.ts";
import type { AppliedSimply, CommandOf, CommandRefusal } from "./command.ts";
import { insertAt, withoutPlaces } from "./edit-lists.ts";
import type { TriggerGraph } from "./trigger-graph.ts";

type Outcome = Result<AppliedSimply, CommandRefusal>;
type Members = { flows: readonly string[]; events: readonly string[] };

export function applyToGroups(
  graph: TriggerGraph,
  command:
    | CommandOf<"add-group">
    | CommandOf<"remove-group">
    | CommandOf<"rename-group">
    | CommandOf<"set-group">,
): Outcome {
  if (command.type === "add-group") return addGroup(graph, command);
  if (command.type === "set-group" && command.group === null) return ok(putInto(graph, null, command));
  const groups = graph.groups ?? [];
  const index = groups.findIndex(({ id }) => id === command.group);
  const group = groups[index];
  if (!group) return fail({ code: "missing-group", message: "The group is no longer in the graph" });
  switch (command.type) {
    case "set-group":
      return ok(putInto(graph, group.id, command));
    case "rename-group":
      return ok({
        graph: { ...graph, groups: groups.with(index, { ...group, name: command.name }) },
        inverse: [{ type: "rename-group", group: group.id, name: group.name }],
      });
    case "remove-group": {
      const members = membersOf(graph, group.id);
      const { groups: _, ...freed } = putInto(graph, null, members).graph;
      const rest = withoutPlaces(groups, new Set([index]));
      return ok({
        graph: rest.length > 0 ? { ...freed, groups: rest } : freed,
        inverse: [{ type: "add-group", group, at: index, ...members }],
      });
    }
  }
}

function addGroup(graph: TriggerGraph, { group, at, ...members }: CommandOf<"add-group">): Outcome {
  const groups = graph.groups ?? [];
  if (groups.some(({ id }) => id === group.id))
    return fail({ code: "taken", message: `The group ${group.name} is in the graph already` });
  const { graph: filled, inverse } = putInto(graph, group.id, members);
  return ok({
    graph: { ...filled, groups: insertAt(groups, group, at) },
    inverse: [
      { type: "remove-group", group: group.id },
      ...inverse.filter(({ group: from }) => from !== null),
    ],
  });
}

/** In the order of the document. */
function membersOf({ flows, events }: TriggerGraph, group: string): { flows: string[]; events: string[] } {
  return {
    flows: flows.filter((flow) => flow.group === group).map(({ id }) => id),
    events: events.filter((event) => event.group === group).map(({ name }) => name),
  };
}

/** @returns the inverse as one command for each group that members come from */
function putInto(
  graph: TriggerGraph,
  group: string | null,
  members: Members,
): { graph: TriggerGraph; inverse: CommandOf<"set-group">[] } {
  const [chosenFlows, chosenEvents] = [new Set(members.flows), new Set(members.events)];
  const former = new Map<string | null, CommandOf<"set-group">>();
  const from = (left: string | null): CommandOf<"set-group"> => {
    const command = former.get(left) ?? { type: "set-group", group: left, flows: [], events: [] };
    former.set(left, command);
    return command;
  };
  const flows = graph.flows.map((flow) => {
    if (!chosenFlows.has(flow.id) || (flow.group ?? null) === group) return flow;
    from(flow.group ?? null).flows.push(flow.id);
    return inGroup(flow, group);
  });
  const events = graph.events.map((event) => {
    if (!chosenEvents.has(event.name) || (event.group ?? null) === group) return event;
    from(event.group ?? null).events.push(event.name);
    return inGroup(event, group);
  });
  return { graph: { ...graph, flows, events }, inverse: [...former.values()] };
}

function inGroup<Member extends { group?: string | undefined }>(
  { group: _, ...member }: Member,
  group: string | null,
): Member {
  // What is left of a member with a group or without is a member.
  return (group === null ? member : { ...member, group }) as Member;
}

/** As it can come into the graph: without a group that is gone. */
export function withKnownGroup<Member extends { group?: string | undefined }>(
  { groups = [] }: TriggerGraph,
  member: Member,
): Member {
  const isKnown = member.group === undefined || groups.some(({ id }) => id === member.group);
  return isKnown ? member : inGroup(member, null);
}
