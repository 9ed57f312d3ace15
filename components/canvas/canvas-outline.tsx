// The graph as the server draws it, where the canvas will stand once its script has come: the same shapes at the same places, without words.
import type { CanvasEdge, CanvasNode } from "@/lib/client/canvas/canvas-elements";
import { type EdgeLine, edgeLine } from "@/lib/client/canvas/edge-path";
import { toCanvas } from "@/lib/client/canvas/to-canvas";
import type { BranchChoice } from "@/lib/core/graph/branch";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";

/** Beyond that a picture would weigh more than the script it waits for. */
const MOST_NODES = 400;

export function CanvasOutline({ graph, branch }: { graph: TriggerGraph; branch: BranchChoice }) {
  const isDrawn = graph.flows.length + graph.events.length <= MOST_NODES;
  return (
    <div className="dotted-ground relative size-full overflow-hidden">
      {isDrawn && <Drawing graph={graph} branch={branch} />}
      <p role="status" className="appear-late absolute inset-x-0 bottom-3 text-center text-small text-text-3">
        Fetching the canvas
      </p>
    </div>
  );
}

function Drawing({ graph, branch }: { graph: TriggerGraph; branch: BranchChoice }) {
  const marks = { flows: new Map() };
  const { nodes, edges } = toCanvas({ graph, choice: branch, marks });
  if (nodes.length === 0) return null;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const lines = edges.flatMap((edge) => lineOf(edge, byId) ?? []);
  const cards = nodes.filter(({ type }) => type === "flow" || type === "ghost");
  const shapes = (type: CanvasNode["type"], radius: number) =>
    nodes.filter((node) => node.type === type).map((node) => box(node, radius));
  const { left, top, width, height } = boundsOf(nodes);
  return (
    // The room that the camera leaves round a graph it fits into view, and its largest scale.
    <div className="absolute inset-x-[min(48px,10%)] inset-y-[min(72px,18%)]">
      <svg
        viewBox={`${left} ${top} ${width} ${height}`}
        aria-hidden="true"
        style={{ maxWidth: width, maxHeight: height }}
        className="absolute inset-0 m-auto size-full overflow-visible"
      >
        <path d={lines.map(({ line }) => line).join("")} className="fill-none stroke-[1.75] stroke-edge" />
        <path d={lines.map(({ arrow }) => arrow).join("")} className="fill-edge" />
        <path d={shapes("gate", 8).join("")} className="fill-surface stroke-[1.25] stroke-edge" />
        <path d={shapes("event", 24).join("")} className="fill-surface stroke-event-line" />
        <path d={shapes("ghost", 10).join("")} className="fill-none stroke-edge" />
        <path d={shapes("flow", 10).join("")} className="fill-surface stroke-line-strong" />
        <path
          d={cards.map(({ position: { x, y } }) => `M${x + 38} ${y + 22}h104`).join("")}
          strokeLinecap="round"
          className="fill-none stroke-8 stroke-line-strong"
        />
      </svg>
    </div>
  );
}

function boundsOf(nodes: readonly CanvasNode[]) {
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + width);
    bottom = Math.max(bottom, position.y + height);
  }
  return { left, top, width: right - left, height: bottom - top };
}

function box({ position: { x, y }, width = 0, height = 0 }: CanvasNode, radius: number): string {
  const [w, h, r] = [width - 2 * radius, height - 2 * radius, radius];
  return `M${x + r} ${y}h${w}a${r} ${r} 0 0 1 ${r} ${r}v${h}a${r} ${r} 0 0 1 ${-r} ${r}h${-w}a${r} ${r} 0 0 1 ${-r} ${-r}v${-h}a${r} ${r} 0 0 1 ${r} ${-r}z`;
}

function lineOf(
  { source, target, targetHandle, data }: CanvasEdge,
  nodes: ReadonlyMap<string, CanvasNode>,
): EdgeLine | null {
  const [from, to] = [nodes.get(source), nodes.get(target)];
  const out = from?.handles?.find(({ type }) => type === "source");
  const into = to?.handles?.find(
    ({ type, id }) => type === "target" && (!targetHandle || id === targetHandle),
  );
  if (!from || !to || !out || !into) return null;
  return edgeLine({
    sourceX: from.position.x + out.x + (out.width ?? 0),
    sourceY: from.position.y + out.y + (out.height ?? 0) / 2,
    targetX: to.position.x + into.x,
    targetY: to.position.y + into.y + (into.height ?? 0) / 2,
    sourceDrop: data?.sourceDrop ?? 0,
    targetDrop: data?.targetDrop ?? 0,
    intoGate: data?.intoGate ?? false,
  });
}
