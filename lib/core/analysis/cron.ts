// Whether Argo Events takes a cron expression for a reset time, and if not, why.

type Field = { name: string; min: number; max: number; names?: readonly string[] };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const FIELDS: readonly Field[] = [
  { name: "minute", min: 0, max: 59 },
  { name: "hour", min: 0, max: 23 },
  { name: "day of the month", min: 1, max: 31 },
  { name: "month", min: 1, max: 12, names: MONTHS },
  { name: "day of the week", min: 0, max: 6, names: WEEKDAYS },
];
/** What Go's strings.Fields splits at. */
const BLANKS = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/**
 * Five fields, no `@daily`, no seconds, no year, no `L W #`. Mirrors argo-events validateTriggerTemplate, which parses with
 * robfig/cron v3 and the options Minute, Hour, Dom, Month, Dow.
 * @param isZone tells whether the zone of a `TZ=Zone ` prefix, which that parser takes, exists
 * @returns null when it is taken, else the reason, to follow "because"
 */
export function refuseCron(text: string, isZone: (zone: string) => boolean): string | null {
  let fields = text;
  const prefix = /^(?:CRON_)?TZ=([^ ]*)( ?)/.exec(text);
  if (prefix) {
    if (prefix[2] === "") return "it has a time zone but no times";
    if (!isZone(prefix[1] ?? "")) return `there is no time zone ${prefix[1]}`;
    fields = text.slice(prefix[0].length);
  }
  const parts = fields.split(BLANKS).filter((part) => part !== "");
  if (parts[0]?.startsWith("@") && parts.length < 5)
    return `${parts[0]} is not taken here, only five fields are`;
  if (parts.length !== FIELDS.length)
    return `it needs five fields (minute, hour, day, month, day of the week) and has ${parts.length}`;
  for (const [at, field] of FIELDS.entries()) {
    for (const range of (parts[at] ?? "").split(",")) {
      const refused = range === "" ? null : refuseRange(range, field);
      if (refused) return refused;
    }
  }
  return null;
}

/** `*`, `5`, `1-5`, each with a step behind a slash or without. After `*-` anything goes, as in the original. */
function refuseRange(range: string, { name, min, max, names }: Field): string | null {
  const [span = "", step, ...moreSteps] = range.split("/");
  const [first = "", second, ...more] = span.split("-");
  const every = first === "*" || first === "?";
  const start = every ? min : numberIn(first, min, names);
  if (start === null) return `${quoted(first)} is no ${name}`;
  let end = start;
  if (every) end = max;
  else if (more.length > 0) return `${quoted(range)} has too many hyphens`;
  else if (second !== undefined) {
    const last = numberIn(second, min, names);
    if (last === null) return `${quoted(second)} is no ${name}`;
    end = last;
  }
  if (moreSteps.length > 0) return `${quoted(range)} has too many slashes`;
  if (step !== undefined) {
    const stride = wholeNumber(step);
    if (stride === null) return `${quoted(step)} is no step`;
    if (second === undefined) end = max;
    if (start >= min && end <= max && start <= end && stride === 0) return "a step must not be 0";
  }
  if (start < min) return `the ${name} ${start} is below ${min}`;
  if (end > max) return `the ${name} ${Math.max(start, end)} is above ${max}`;
  if (start > end) return `the range ${quoted(range)} runs backwards`;
  return null;
}

const quoted = (text: string): string => `“${text}”`;

function numberIn(text: string, min: number, names: readonly string[] | undefined): number | null {
  const named = names?.indexOf(text.toLowerCase()) ?? -1;
  return named >= 0 ? named + min : wholeNumber(text);
}

/** As Go's strconv.Atoi, negative numbers refused. */
function wholeNumber(text: string): number | null {
  if (!/^[+-]?\d+$/.test(text)) return null;
  const value = BigInt(text.replace("+", ""));
  return value < 0n || value > 0x7fff_ffff_ffff_ffffn ? null : Number(value);
}
