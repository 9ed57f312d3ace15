// Graphs of 10,000 flows with 15,000 triggers for bench/analysis.mjs; the same ones in every run.
import { seeded } from "./seeded.mjs";

const FLOWS = 10_000;
/** Triggers for each flow. */
const DENSITY = 1.5;

export const GRAPHS = {
  layered,
  random,
  "nothing starts by itself": nothingStartsByItself,
  "loops of 20": (flows = FLOWS) => loops(flows, 20),
  "loops of 200": (flows = FLOWS) => loops(flows, 200),
  "one ring": (flows = FLOWS) => loops(flows, flows),
  "events and projects": eventsAndProjects,
  "chain of 100,000": (flows = 100_000) => chain(flows),
};

/** What a company has: most flows wait for one or two of the stage before; a few loops, resets on half of the ANDs. */
function layered(flows = FLOWS) {
  const random = seeded(1);
  const width = Math.ceil(Math.sqrt(flows));
  const waits = Array.from({ length: flows }, () => []);
  for (let edge = 0; edge < flows * DENSITY; edge++) {
    const to = width + Math.floor(random() * (flows - width));
    const back = 1 + Math.floor(random() * random() * 4);
    const from = Math.max(0, to - back * width + Math.floor(random() * 20) - 10);
    if (from < to) waits[to].push(from);
  }
  for (let loop = 0; loop < 10; loop++) {
    const at = Math.floor(random() * width);
    waits[at] = [at + 2 * width].filter((from) => from < flows);
  }
  return graphOf(waits, (at) =>
    at % 2 === 0 ? { cron: "0 6 * * 1-5", timezone: "Europe/London" } : undefined,
  );
}

/** Anything after anything: one component holds a third of all flows. */
function random(flows = FLOWS) {
  const random = seeded(2);
  const waits = Array.from({ length: flows }, () => []);
  for (let edge = 0; edge < flows * DENSITY; edge++)
    waits[Math.floor(random() * flows)].push(Math.floor(random() * flows));
  return graphOf(waits);
}

/** As random, but every flow waits for one at least: nearly all of them are in one runaway loop full of gates. */
function nothingStartsByItself(flows = FLOWS) {
  const random = seeded(5);
  const waits = Array.from({ length: flows }, () => [Math.floor(random() * flows)]);
  for (let edge = 0; edge < flows * (DENSITY - 1); edge++)
    waits[Math.floor(random() * flows)].push(Math.floor(random() * flows));
  return graphOf(waits);
}

/** Rings with half as many chords again: each is runaway, and needs several triggers taken out. */
function loops(flows, size) {
  const random = seeded(3);
  const waits = Array.from({ length: flows }, (_, at) => {
    const start = at - (at % size);
    return [start + ((at - start + size - 1) % size)];
  });
  for (let chord = 0; chord < flows * (DENSITY - 1); chord++) {
    const to = Math.floor(random() * flows);
    waits[to].push(to - (to % size) + Math.floor(random() * size));
  }
  return graphOf(waits);
}

/** Half of the triggers are events that flows publish, some of them under a condition; four projects. */
function eventsAndProjects(flows = FLOWS) {
  const random = seeded(4);
  const projects = ["shop", "billing", "search", "ads"];
  const names = Array.from({ length: flows / 4 }, (_, at) => `team${at % 7}.event.${at}`);
  const made = Array.from({ length: flows }, (_, at) => {
    const flow = plainFlow(at);
    const event = () => ({ event: names[Math.floor(random() * names.length)] });
    const upstream = () => ({ flow: nameOf((at + 4 * Math.floor(random() * (flows / 4))) % flows) });
    const count = 1 + Math.floor(random() * 2);
    const byEvent = at % 8 < 4;
    const uses = Array.from({ length: count }, byEvent ? event : upstream);
    return {
      ...flow,
      project: { name: projects[at % 4] },
      steps: ["start", "train", "end"],
      parameters: [
        { name: "as_of", type: "str", required: true },
        { name: "limit", type: "int", default: "10" },
      ],
      trigger: byEvent
        ? { kind: "on-event", events: unique(uses, ({ event: name }) => name) }
        : { kind: "on-finish", upstreams: uses },
      publishes: at % 2 === 0 ? [{ ...event(), conditional: at % 16 === 0 }] : [],
    };
  });
  return {
    schema: "triggerboard/v1",
    name: "Bench",
    flows: made,
    events: names.map((name) => ({ name, position: { x: 0, y: 0 } })),
  };
}

const chain = (flows) => graphOf(Array.from({ length: flows }, (_, at) => (at === 0 ? [] : [at - 1])));

const nameOf = (at) => `Flow${String(at).padStart(6, "0")}`;

const plainFlow = (at) => ({
  id: `flows/part_${at % 50}.py:${nameOf(at)}`,
  name: nameOf(at),
  parameters: [],
  position: { x: 0, y: 0 },
  source: { file: `flows/part_${at % 50}.py`, line: 10 },
});

function graphOf(waits, resetOf = () => undefined) {
  const flows = waits.map((upstreams, at) => {
    const flow = plainFlow(at);
    if (upstreams.length === 0) return flow;
    const reset = upstreams.length > 1 ? resetOf(at) : undefined;
    const trigger = {
      kind: "on-finish",
      upstreams: unique(upstreams, (from) => from).map((from) => ({ flow: nameOf(from) })),
    };
    return { ...flow, trigger: reset ? { ...trigger, reset } : trigger };
  });
  return { schema: "triggerboard/v1", name: "Bench", flows, events: [] };
}

const unique = (items, key) => [...new Map(items.map((item) => [key(item), item])).values()];

/** The same graph as flow ids and pairs of them. */
export function idsAndEdges(graph) {
  const idOf = new Map(graph.flows.map(({ id, name }) => [name, id]));
  const edges = graph.flows.flatMap(({ id, trigger }) =>
    (trigger?.upstreams ?? []).map(({ flow }) => [idOf.get(flow), id]),
  );
  return { ids: graph.flows.map(({ id }) => id), edges };
}
