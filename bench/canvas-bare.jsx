// Bare React Flow with the same cards and lines, for bench/canvas.mjs: nothing but what its documentation says to do for many nodes.
import { Background, Position, ReactFlow, useNodesState } from "@xyflow/react";
import { memo } from "react";
import { createRoot } from "react-dom/client";

const SIZE = { width: 216, height: 88 };
const HANDLES = [
  { type: "target", position: Position.Left, x: -5, y: 39, width: 10, height: 10 },
  { type: "source", position: Position.Right, x: 211, y: 39, width: 10, height: 10 },
];
const { flows } = window.graph;
const idOf = new Map(flows.map(({ id, name }) => [name, id]));
const NODES = flows.map(({ id, name, position }) => ({
  id,
  type: "card",
  position,
  ...SIZE,
  measured: SIZE,
  handles: HANDLES,
  data: { name },
}));
const EDGES = flows.flatMap(({ id, trigger }) =>
  (trigger?.upstreams ?? []).map(({ flow }) => ({
    id: `${flow} ${id}`,
    source: idOf.get(flow),
    target: id,
  })),
);
const NODE_TYPES = { card: memo(({ data }) => <div className="card">{data.name}</div>) };

function App() {
  const [nodes, , onNodesChange] = useNodesState(NODES);
  return (
    <ReactFlow
      nodes={nodes}
      edges={EDGES}
      nodeTypes={NODE_TYPES}
      onNodesChange={onNodesChange}
      onInit={(instance) => {
        window.bare = { fit: () => instance.fitView({ padding: 0.05 }) };
      }}
      onlyRenderVisibleElements
      minZoom={0.001}
      maxZoom={2}
      fitView
    >
      <Background />
    </ReactFlow>
  );
}

createRoot(document.getElementById("app")).render(<App />);
