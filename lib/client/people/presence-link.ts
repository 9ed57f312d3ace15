// What the editor's one event stream brings of others, for the part that shows them and is fetched later.

/** `open` and `error` are of the stream itself. */
export const PEOPLE_MOMENTS = ["people", "ask", "open", "error"] as const;
export type PeopleMoment = (typeof PEOPLE_MOMENTS)[number];

export type PresenceLink = {
  /** This page, as long as it is open. */
  tab: string;
  /** Set while somebody wants to know. */
  hear: ((moment: PeopleMoment, data: string) => void) | null;
};
