"use client";
// ?: every key and what it does.
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useScreen } from "@/lib/client/editor/screen-context";
import { CANVAS_KEYS, LIST_KEYS } from "./canvas-keys.ts";
import { ALL_ACTIONS } from "./more-actions.ts";

export function HelpDialog({ onClose }: { onClose: () => void }) {
  const screen = useScreen();
  const takeTour = () => {
    onClose();
    screen.setState({ tour: "asked" });
  };
  return (
    <Dialog
      title="Keys and what they do"
      width="medium"
      onClose={onClose}
      actions={<Button onClick={takeTour}>Take the tour</Button>}
    >
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: so that the keyboard can scroll the list
        tabIndex={0}
        aria-label="All keys"
        className="grid gap-x-8 gap-y-4 rounded-control sm:grid-cols-2"
      >
        {(["Draw", "Choose", "Find", "View"] as const).map((group) => (
          <KeyList
            key={group}
            title={group}
            rows={ALL_ACTIONS.filter((action) => action.group === group).map(
              ({ keys, label }) => [keys, label] as const,
            )}
          />
        ))}
        <KeyList title="On the canvas" rows={CANVAS_KEYS} />
        <KeyList title="In the list" rows={LIST_KEYS} />
      </section>
      <p className="mt-4 text-small text-text-3">
        All of it is found with <Kbd keys="mod+K" />. With the mouse: drag from a port to connect, Shift and
        drag to choose several. The canvas is drawn with React Flow.
      </p>
    </Dialog>
  );
}

function KeyList({
  title,
  rows,
}: {
  title: string;
  rows: readonly (readonly [keys: readonly string[], what: string])[];
}) {
  return (
    <section>
      <h3 className="mb-1 font-semibold text-small text-text">{title}</h3>
      <dl>
        {rows.map(([keys, what]) => (
          <div key={what} className="flex items-center justify-between gap-3 py-0.5">
            <dt>{what}</dt>
            <dd className="flex shrink-0 gap-1">
              {keys.map((key) => (
                <Kbd key={key} keys={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
