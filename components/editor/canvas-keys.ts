// What canvas and list do with keys that are no actions of the list of actions.

type KeyLine = readonly [keys: readonly string[], what: string];

export const CANVAS_KEYS: readonly KeyLine[] = [
  [["Tab"], "Reach the canvas, and leave it"],
  [["←", "→"], "Walk along edges"],
  [["↑", "↓"], "Go to the next node above or below"],
  [["shift+→"], "Choose the next one as well"],
  [["Tab", "A–Z"], "While connecting: go to the next target, or to the one of that name"],
  [["alt+→"], "Move what is chosen by 8, with Shift by 48"],
  [["Escape"], "Go back from the inspector"],
  [["K"], "Find a known flow in the palette"],
  [["mod+C", "mod+X", "mod+V"], "Copy, cut, paste: also between graphs"],
];

export const LIST_KEYS: readonly KeyLine[] = [
  [["↑", "↓", "PageUp", "PageDown", "Home", "End"], "Go to another row, with Shift choose those between"],
  [["Space"], "Choose the row as well, or no longer"],
  [["Enter"], "Open the row in the inspector"],
];
