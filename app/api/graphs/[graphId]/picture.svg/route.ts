// A graph as a picture for pages elsewhere: `<img src="…/api/graphs/<id>/picture.svg?branch=prod&theme=dark">`. proxy.ts gives
// it a content policy of its own.
import { pictureOf } from "@/lib/client/canvas/picture.ts";
import { pictureQuerySchema } from "@/lib/client/canvas/picture-request.ts";
import { svgPicture } from "@/lib/client/canvas/svg-picture.ts";
import { marksOf } from "@/lib/client/editor/analysis.ts";
import { analyzeGraph } from "@/lib/core/analysis/analyze-graph.ts";
import { fail } from "@/lib/core/foundation/result.ts";
import { parseBranch } from "@/lib/core/graph/branch.ts";
import { readRevisionSchema } from "@/lib/core/graph/version.ts";
import { loadGraph } from "@/lib/server/operations/load-graph.ts";
import { readRevision } from "@/lib/server/operations/read-revision.ts";
import { failureResponse } from "../../failure-response.ts";
import { drawnPicture } from "./drawn-pictures.ts";

export const dynamic = "force-dynamic";

/** Of more, on a page, nothing but names in large letters could be read. */
const MOST_IN_FULL = 2_000;

const misread = {
  code: "invalid" as const,
  message:
    "A picture is asked for by branch, theme (light or dark) and revision. Leave out what you do not need.",
};

export async function GET(request: Request, { params }: { params: Promise<{ graphId: string }> }) {
  const { graphId } = await params;
  const asked = pictureQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return failureResponse(misread);
  const { branch, theme, revision } = asked.data;
  const choice = parseBranch(branch);
  if (!choice.ok) return failureResponse({ code: "invalid", message: choice.error });
  const head = await (revision === undefined ? loadGraph(graphId) : atRevision(graphId, revision));
  if (!head.ok) return failureResponse(head.error);

  const { document: graph, revision: shown } = head.value;
  const { svg, etag } = drawnPicture(`${graphId} ${shown} ${theme} ${branch}`, () => {
    const marks = marksOf(analyzeGraph(graph, { branches: [choice.value] }));
    const title = `${graph.name}, ${branch}, rev ${shown}`;
    const picture = pictureOf({ graph, choice: choice.value, marks, chosen: null });
    const detail = picture.scene.nodes.length > MOST_IN_FULL ? "block" : "full";
    return svgPicture(picture, { title, theme, detail });
  });
  const headers = {
    etag,
    // Asked for again each time it is shown, which costs next to nothing while the graph stays the same.
    "cache-control": "private, no-cache",
  };
  const known = request.headers.get("if-none-match")?.split(/\s*,\s*/) ?? [];
  if (known.some((tag) => tag.replace(/^W\//, "") === etag))
    return new Response(null, { status: 304, headers });
  return new Response(svg, { headers: { ...headers, "content-type": "image/svg+xml; charset=utf-8" } });
}

async function atRevision(graphId: string, revision: number) {
  const asked = readRevisionSchema.safeParse({ graphId, revision });
  return asked.success ? readRevision(asked.data) : fail(misread);
}
