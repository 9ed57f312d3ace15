// Light, dark or as the system says; remembered in a cookie so that the server's first byte already has the right colours.

export type Theme = "system" | "light" | "dark";

export const THEME_COOKIE = "triggerboard-theme";

/** @returns the theme a cookie's value names; anything else is the system's */
export const parseTheme = (value: string | undefined): Theme =>
  value === "light" || value === "dark" ? value : "system";

/** Sets the theme for this page at once and for a year. */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const age = theme === "system" ? 0 : 365 * 24 * 60 * 60;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and on plain HTTP
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${age}; samesite=lax`;
}
