// Whether Argo Events knows a time zone.
import { ZONE_NAMES } from "./zone-names.ts";

/**
 * Mirrors Go's time.LoadLocation over the zone files that Argo Events' image carries: exact spelling, no offsets like `+01:00`. The
 * empty name is UTC. Zones that are newer than our list count where this machine knows them.
 */
export function isTimeZone(name: string): boolean {
  if (name === "" || name === "Local" || ZONE_NAMES.has(name)) return true;
  return Intl.supportedValuesOf("timeZone").includes(name);
}

/** The zone a person may have meant: the same letters in other case, or blanks for underscores. */
export function similarTimeZone(name: string): string | null {
  const plain = (text: string): string => text.trim().toLowerCase().replaceAll(/[ _]+/g, "_");
  const wanted = plain(name);
  for (const zone of ZONE_NAMES) {
    const known = plain(zone);
    if (known === wanted || known.endsWith(`/${wanted}`)) return zone;
  }
  return null;
}
