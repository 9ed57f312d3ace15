// Everything that can be done with a row: the actions of the canvas, with its edges by name.
import { Copy, Ellipsis, Expand, Spline, Unlink } from "lucide-react";
import { useShown } from "@/components/canvas/use-shown-picture";
import { copyText as putOnClipboard } from "@/components/ui/copy-text";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { copyText } from "@/lib/client/canvas/copy-text";
import type { ListRow } from "@/lib/client/canvas/graph-list";
import { announce } from "@/lib/client/editor/screen-state";
import { inDigits } from "@/lib/core/foundation/counted";
import { useActionContext } from "./action-context.tsx";
import { ACTION_ICONS } from "./action-icons.ts";
import type { ActionContext } from "./editor-actions.ts";
import { addToAround } from "./find-actions.ts";
import { ALL_ACTIONS } from "./more-actions.ts";

const OPENING = ["open", "rename"];
const FINDING = ["around", "choose-upstream", "choose-downstream", "choose-connected"];
const REMOVING = ["bypass", "delete"];
/** What its keys do on a row that is not chosen is done to that row, as from its menu. */
export const ROW_KEYS: readonly string[] = [
  ...ALL_ACTIONS.filter(({ id }) =>
    ["connect", "duplicate", "rename", ...FINDING, ...REMOVING].includes(id),
  ).flatMap(({ keys }) => keys),
  "mod+C",
  "mod+X",
];
/** More are taken out in the inspector. */
const MOST_WAITS = 8;

export function ListRowMenu({ row, tabIndex }: { row: ListRow; tabIndex: number }) {
  const context = useActionContext();
  const shown = useShown();
  const beyond = shown?.beyond.get(row.key);
  const label = `What to do with ${row.name}`;
  return (
    <Menu
      label={label}
      align="end"
      items={itemsOf(context, row, beyond)}
      trigger={(props) => (
        <button
          type="button"
          {...props}
          tabIndex={tabIndex}
          aria-label={label}
          className="inline-flex size-6 items-center justify-center rounded-control text-text-2 hover:bg-hover aria-expanded:bg-hover"
        >
          <Ellipsis size={16} strokeWidth={1.75} />
        </button>
      )}
    />
  );
}

function itemsOf(
  context: ActionContext,
  row: ListRow,
  beyond: { upstream: readonly ListRow["key"][]; downstream: readonly ListRow["key"][] } | undefined,
): MenuItem[] {
  const { editor, screen } = context;
  /** What is chosen with the row goes along with it. */
  const choose = () => {
    if (!editor.store.getState().selection.has(row.key)) editor.select([row.key]);
  };
  const actions = (ids: readonly string[]): MenuItem[] =>
    ids.flatMap((id) => {
      const action = ALL_ACTIONS.find((one) => one.id === id);
      if (!action) return [];
      const { label, keys, run } = action;
      const icon = ACTION_ICONS[id];
      return [
        {
          label,
          ...(icon ? { icon } : {}),
          ...(keys[0] === undefined ? {} : { keys: keys[0] }),
          danger: id === "delete",
          onSelect: () => {
            choose();
            run(context);
          },
        },
      ];
    });
  const waits = row.waits.slice(0, MOST_WAITS).map(
    ({ name, disconnect }): MenuItem => ({
      label: `Stop waiting for ${name}`,
      icon: Unlink,
      onSelect: () => {
        if (editor.dispatch(disconnect)) announce(screen, `${row.name} no longer waits for ${name}`);
      },
    }),
  );
  const more = (["upstream", "downstream"] as const).flatMap((way): MenuItem[] => {
    const hidden = beyond?.[way] ?? [];
    return hidden.length === 0
      ? []
      : [
          {
            label: `Show ${inDigits(hidden.length)} more ${way}`,
            icon: Expand,
            onSelect: () => addToAround(context, hidden),
          },
        ];
  });
  return [
    ...actions(OPENING),
    {
      label: "Connect to…",
      icon: Spline,
      keys: "E",
      onSelect: () => screen.setState({ dialog: { kind: "connect", source: row.key } }),
    },
    ...waits,
    { kind: "separator" },
    ...actions(FINDING),
    ...more,
    { kind: "separator" },
    ...actions(["duplicate"]),
    {
      label: "Copy",
      icon: Copy,
      keys: "mod+C",
      onSelect: () => {
        choose();
        void copyChosen(context);
      },
    },
    ...actions(REMOVING),
  ];
}

async function copyChosen({ editor, screen }: ActionContext): Promise<void> {
  const { graph, selection } = editor.store.getState();
  const text = copyText(graph, selection);
  if (text === null) return;
  const copied = await putOnClipboard(text);
  if (copied) announce(screen, `${inDigits(selection.size)} copied`);
  else announce(screen, "The browser did not let us copy. Nothing was changed.", "error");
}
