// The colours a painter needs, by their role in the design: for a canvas read from the page, for a file by the name of the theme.

const ROLES = [
  "canvas",
  "surface",
  "sunken",
  "hover",
  "line-strong",
  "dot",
  "text",
  "text-2",
  "text-3",
  "edge",
  "accent",
  "error",
  "error-bg",
  "error-line",
  "warn",
  "warn-g",
  "warn-bg",
  "warn-line",
  "event",
  "event-bg",
  "sched",
  "sched-bg",
  "sched-line",
  "step-2",
  "step-3",
  "step-4",
] as const;

export type Role = (typeof ROLES)[number];
export type Ink = Readonly<Record<Role, string>>;

/** @param read gives a CSS custom property's value, such as `--tb-canvas`: from the page's computed style */
export function readInk(read: (property: string) => string): Ink {
  const ink: Partial<Record<Role, string>> = {};
  for (const role of ROLES) ink[role] = read(`--tb-${role}`).trim();
  return ink as Ink;
}
