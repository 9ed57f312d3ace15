// Lengths of time in words, as every screen writes them: "41 s", "6 min 12 s", "3 h ago".

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * @param ms a length of time in milliseconds; negative counts as none
 * @returns its two largest parts: "0.4 s", "41 s", "6 min 12 s", "2 h 5 min", "3 d 4 h"
 */
export function durationInWords(ms: number): string {
  const length = Math.max(0, ms);
  if (length < SECOND) return `${(Math.floor(length / 100) / 10).toFixed(1)} s`;
  const parts = (large: number, largeUnit: string, small: number, smallUnit: string): string => {
    const rest = Math.floor((length % large) / small);
    return `${Math.floor(length / large)} ${largeUnit}${rest === 0 ? "" : ` ${rest} ${smallUnit}`}`;
  };
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s`;
  if (length < HOUR) return parts(MINUTE, "min", SECOND, "s");
  return length < DAY ? parts(HOUR, "h", MINUTE, "min") : parts(DAY, "d", HOUR, "h");
}

/**
 * @param ms how long ago, in milliseconds
 * @returns its largest part: "just now" under five seconds, "12 min ago", "3 h ago"
 */
export function ageInWords(ms: number): string {
  if (ms < 5 * SECOND) return "just now";
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s ago`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`;
  return ms < DAY ? `${Math.floor(ms / HOUR)} h ago` : `${Math.floor(ms / DAY)} d ago`;
}
