// Takes the graph, or what is chosen of it, elsewhere. Fetched when the editor is ready.
import { copyText as putOnClipboard } from "@/components/ui/copy-text";
import { saveFile } from "@/components/ui/save-file";
import { showToast } from "@/components/ui/toast";
import { copyOf } from "@/lib/client/canvas/copy-text";
import type { PictureTheme } from "@/lib/client/canvas/paint/theme-ink";
import { pictureOf } from "@/lib/client/canvas/picture";
import { pictureHref, pictureMarkdown } from "@/lib/client/canvas/picture-request";
import { pngPicture, pngScale, USUAL_SCALE } from "@/lib/client/canvas/png-picture";
import { svgPicture } from "@/lib/client/canvas/svg-picture";
import { analysisOf } from "@/lib/client/editor/analysis";
import { announce } from "@/lib/client/editor/screen-state";
import { formatBranch } from "@/lib/core/graph/branch";
import { graphFileStem } from "@/lib/core/graph/graph-file-stem";
import { toMermaid } from "@/lib/core/graph/to-mermaid";
import type { ActionContext } from "./editor-actions.ts";

export type ExportForm = "png" | "svg" | "file" | "mermaid";
export type Extent = "everything" | "chosen";

/** The colours on the screen, whoever decided them. */
const shownTheme = (): PictureTheme =>
  getComputedStyle(document.documentElement).colorScheme === "dark" ? "dark" : "light";

/** Writes what is on the screen, saved or not. */
export async function exportGraph(context: ActionContext, form: ExportForm, extent: Extent): Promise<void> {
  const { graph, selection } = context.editor.store.getState();
  if (form === "png" || form === "svg") return savePicture(context, form, extent);
  const wanted = extent === "chosen" ? copyOf(graph, selection) : graph;
  if (!wanted) return;
  if (form === "mermaid") return copyMermaid(context, wanted);
  const text = `${JSON.stringify(wanted, null, 2)}\n`;
  save(
    context,
    `${graphFileStem(graph.name)}.triggerboard.json`,
    new Blob([text], { type: "application/json" }),
  );
}

async function savePicture(
  { editor, screen }: ActionContext,
  form: "png" | "svg",
  extent: Extent,
): Promise<void> {
  const { graph, branch, selection } = editor.store.getState();
  const { marks } = analysisOf(graph, branch);
  const theme = shownTheme();
  const picture = pictureOf({ graph, choice: branch, marks, chosen: extent === "chosen" ? selection : null });
  const name = `${graphFileStem(graph.name)}.${form}`;
  if (form === "svg") {
    const svg = svgPicture(picture, { title: graph.name, theme });
    return save({ screen }, name, new Blob([svg], { type: "image/svg+xml" }));
  }
  const png = await pngPicture(picture, theme);
  if (!png) {
    announce(
      screen,
      "The browser could not draw a picture of that size. Nothing was saved. Choose fewer flows, or save it as SVG.",
      "error",
    );
    return;
  }
  save({ screen }, name, png);
  const scale = pngScale(picture.view);
  if (scale < USUAL_SCALE)
    showToast(
      `${name} is drawn at ${Math.round(100 * scale)} %: browsers draw no larger PNG. Choose fewer flows, or save it as SVG, which has no limit.`,
    );
}

function save({ screen }: Pick<ActionContext, "screen">, name: string, content: Blob): void {
  saveFile(name, content);
  announce(screen, `Saved ${name}`);
}

const REFUSED = "The browser did not let us copy. Nothing was changed.";

async function copyMermaid(
  { editor, screen }: ActionContext,
  graph: Parameters<typeof toMermaid>[0],
): Promise<void> {
  const copied = await putOnClipboard(toMermaid(graph, editor.store.getState().branch));
  if (copied) showToast("Copied as Mermaid: paste it into a page that draws it", { tone: "ok" });
  else announce(screen, REFUSED, "error");
}

/** Of the picture that the server draws of what is saved last. */
export async function copyPictureLink(
  { editor, screen }: ActionContext,
  as: "address" | "markdown",
): Promise<void> {
  const { graphId, graph, branch: choice } = editor.store.getState();
  const branch = formatBranch(choice) ?? "prod";
  const { origin } = window.location;
  const picture = origin + pictureHref(graphId, { branch, theme: shownTheme() });
  const page = `${origin}/graphs/${graphId}?${new URLSearchParams({ branch })}`;
  const copied = await putOnClipboard(
    as === "address" ? picture : pictureMarkdown(graph.name, picture, page),
  );
  if (copied)
    showToast("Copied. The picture shows what is saved last, to whoever may open this Triggerboard", {
      tone: "ok",
    });
  else announce(screen, REFUSED, "error");
}
