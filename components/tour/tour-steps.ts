// The four steps of the tour: what each says, and what on the page it speaks of.
import type { Side } from "@/components/ui/place-beside";
import type { View } from "@/lib/client/editor/screen-state";

/** What the page shows, as far as the words depend on it. */
export type TourScene = { view: View; isEmpty: boolean };

export type TourStep = {
  title: string;
  text: string;
  side: Side;
  /** What it speaks of, as a selector; while that is not in sight it stands at the upper border of the canvas. */
  about: string;
};

const CARD = ".react-flow__node-flow";
const LIST_ROW = "button[data-key^='flow:']";
const PALETTE = "aside[aria-label=Palette]";

function firstStep({ view, isEmpty }: TourScene): TourStep {
  if (isEmpty)
    return {
      title: "Put your flows here",
      text: "Press K to find a flow that is known already, or make one with “New flow”. Then drag from one flow’s right dot to another: the second starts when the first has finished.",
      side: "right",
      about: PALETTE,
    };
  if (view === "list")
    return {
      title: "Say what starts what",
      text: "Choose a flow and press E, or open the menu at the end of its row: it then starts another flow when it has finished.",
      side: "below",
      about: LIST_ROW,
    };
  return {
    title: "Say what starts what",
    text: "Drag from the dot on a flow’s right to another flow: the second then starts when the first has finished. By keyboard: choose a flow and press E.",
    side: "below",
    about: CARD,
  };
}

export const tourSteps = (scene: TourScene): readonly TourStep[] => [
  firstStep(scene),
  {
    title: "Loops show as you draw",
    text: "A loop that would run for ever turns red and stands here, with a press that breaks it. Everything else that is wrong with the graph stands here too.",
    side: "above",
    about: "section[aria-label=Problems]",
  },
  {
    title: "Try a flow first",
    text: "Simulate runs a flow with real Metaflow on this server, as if its upstreams had just finished with the runs you pick.",
    side: "below",
    about: "header a[href*='/simulate']",
  },
  {
    title: "Deploy shows a plan first",
    text: "You read what would be created, changed and removed. Nothing is written before you press Apply, and a runaway loop is refused.",
    side: "below",
    about: "header a[href*='/deploy']",
  },
];
