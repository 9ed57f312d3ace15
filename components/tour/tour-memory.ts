// Whether this browser has seen the tour.

const KEY = "triggerboard:tour";

/** True as well where nothing can be kept: a tour that comes with every page would be in the way. */
export function isTourSeen(): boolean {
  try {
    return window.localStorage.getItem(KEY) !== null;
  } catch {
    return true;
  }
}

export function rememberTour(): void {
  try {
    window.localStorage.setItem(KEY, "seen");
  } catch {
    // Kept nowhere, and so not offered either.
  }
}
