// Where edges leave and enter: a circle on the border, with room around it for the hand.
import { Handle, Position } from "@xyflow/react";
import { classNames } from "@/components/ui/class-names";

export function Port({
  side,
  tone = "border-edge",
  hidden = false,
}: {
  side: "in" | "out";
  tone?: string;
  /** There for the edges, not for the hand. */
  hidden?: boolean;
}) {
  const incoming = side === "in";
  return (
    <Handle
      type={incoming ? "target" : "source"}
      position={incoming ? Position.Left : Position.Right}
      // Connections are drawn the way events travel: from the upstream.
      isConnectableStart={!incoming && !hidden}
      isConnectableEnd={incoming && !hidden}
      aria-hidden="true"
      className={classNames(
        "size-2.5 rounded-full border-[1.5px] bg-surface",
        hidden
          ? "pointer-events-none opacity-0"
          : classNames("before:absolute before:-inset-[7px] before:rounded-full before:content-['']", tone),
      )}
    />
  );
}
