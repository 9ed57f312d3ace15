// What the server draws of a graph's card.
import type { GraphSummary } from "@/lib/core/graph/graph-summary";
import { DeployedChips, type DeployedState } from "./deployed-chips.tsx";
import type { CardParts } from "./graph-card.tsx";
import { GraphThumbnail } from "./graph-thumbnail.tsx";
import { ProblemWords } from "./problem-words.tsx";

/** @param deployed one for each target it was deployed to; none when it never was */
export const cardParts = (
  { thumbnail, problems, revision }: GraphSummary,
  deployed: DeployedState[],
): CardParts => ({
  drawing:
    thumbnail.kind === "empty" ? (
      <p className="flex h-full items-center justify-center text-small text-text-3">nothing drawn yet</p>
    ) : (
      <GraphThumbnail thumbnail={thumbnail} />
    ),
  problems: <ProblemWords problems={problems} />,
  deployed: <DeployedChips deployed={deployed} revision={revision} />,
});
