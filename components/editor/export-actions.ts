// What takes the graph, or what is chosen of it, elsewhere: pictures, a file, Mermaid, and links to a picture that stays up to date.
import { fetchNow } from "@/lib/client/editor/fetch-part";
import type { ActionContext, EditorAction } from "./editor-actions.ts";
import type { ExportForm } from "./export-graph.ts";

const hasNodes = ({ editor }: ActionContext): boolean => {
  const { flows, events, notes } = editor.store.getState().graph;
  return flows.length + events.length + (notes?.length ?? 0) > 0;
};
const isChosen = ({ editor }: ActionContext): boolean => editor.store.getState().selection.size > 0;

const load = ({ screen }: ActionContext) => fetchNow(screen, () => import("./export-graph.ts"));

const FORMS: readonly { form: ExportForm; id: string; all: string; chosen: string }[] = [
  { form: "png", id: "save-png", all: "Save as PNG", chosen: "Save what is chosen as PNG" },
  { form: "svg", id: "save-svg", all: "Save as SVG", chosen: "Save what is chosen as SVG" },
  {
    form: "file",
    id: "save-file",
    all: "Save as triggerboard/v1 file",
    chosen: "Save what is chosen as triggerboard/v1 file",
  },
  {
    form: "mermaid",
    id: "copy-mermaid",
    all: "Copy the graph as Mermaid",
    chosen: "Copy what is chosen as Mermaid",
  },
];

/** The whole graph, what is chosen, and links, as the menu parts them. */
export const EXPORT_ACTIONS: readonly EditorAction[] = [
  ...FORMS.map(
    ({ form, id, all }): EditorAction => ({
      id,
      label: all,
      keys: [],
      group: "View",
      enabled: hasNodes,
      run: async (context) => (await load(context))?.exportGraph(context, form, "everything"),
    }),
  ),
  ...FORMS.map(
    ({ form, id, chosen }): EditorAction => ({
      id: `${id}-chosen`,
      label: chosen,
      keys: [],
      group: "View",
      enabled: isChosen,
      run: async (context) => (await load(context))?.exportGraph(context, form, "chosen"),
    }),
  ),
  {
    id: "copy-picture-link",
    label: "Copy a link to the picture",
    keys: [],
    group: "View",
    enabled: () => true,
    run: async (context) => (await load(context))?.copyPictureLink(context, "address"),
  },
  {
    id: "copy-picture-markdown",
    label: "Copy the picture as Markdown",
    keys: [],
    group: "View",
    enabled: () => true,
    run: async (context) => (await load(context))?.copyPictureLink(context, "markdown"),
  },
];
