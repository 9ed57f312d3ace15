// A collapsed group: one card in the place of its members. Its ports are there at once, or edges would find nothing to end at.
import type { NodeProps } from "@xyflow/react";
import dynamic from "next/dynamic";
import { memo } from "react";
import type { GroupNode } from "@/lib/client/canvas/canvas-elements";
import { fetchSometime } from "@/lib/client/editor/fetch-part";
import { Port } from "./port.tsx";

const GroupCardBody = dynamic(
  () => fetchSometime(() => import("./group-card-body.tsx")).then((file) => file.GroupCardBody),
  { ssr: false },
);

export const GroupCard = memo(function GroupCard({ data, selected }: NodeProps<GroupNode>) {
  return (
    <div className="relative size-full">
      <GroupCardBody data={data} selected={selected} />
      <Port side="in" hidden />
      <Port side="out" hidden />
    </div>
  );
});
