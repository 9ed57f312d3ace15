// What the canvas does with keys that are no actions of the list.

export const CANVAS_KEYS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [["Tab"], "Reach the canvas, and leave it"],
  [["←", "→"], "Walk along edges"],
  [["↑", "↓"], "Go to the next node above or below"],
  [["shift+→"], "Choose the next one as well"],
  [["alt+→"], "Move what is chosen by 8, with Shift by 48"],
  [["K"], "Find a known flow in the palette"],
  [["mod+C", "mod+X", "mod+V"], "Copy, cut, paste: also between graphs"],
];
