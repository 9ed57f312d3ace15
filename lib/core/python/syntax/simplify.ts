// The grammar we parse with is older than today's Python. Each construct it lacks is replaced, at the same length and
// place, by one it knows and that means the same to a reader of flows; text outside names and brackets is made plain.

import { blank, type Draft, fill, finishDraft, startDraft, tokenText } from "./draft.ts";
import { type LogicalLine, logicalLines } from "./logical-lines.ts";
import { type SyntaxFault, tokenize } from "./tokens.ts";

export type SimplifiedSource = {
  /** As long as the original; offsets agree. */
  text: string;
  /** For a prefixed string that touches the one before it: where the tree starts it → where its prefix starts. */
  stringStarts: Map<number, number>;
  /** Names that are bound where the simplified text no longer shows it: by `:=`, a pattern, a target of `with`. */
  reboundNames: Set<string>;
};

const SPACE = 32;
const TAB = 9;
const FORM_FEED = 12;
const LINE_FEED = 10;
const RETURN = 13;
const CLOSERS = new Set([")", "]", "}"]);

/**
 * Linear in the text.
 * @returns text that the grammar can take, or the first fault that Python would find
 */
export function simplify(
  text: string,
): { ok: true; source: SimplifiedSource } | { ok: false; fault: SyntaxFault } {
  const { tokens, joins, comments, fault } = tokenize(text);
  const { lines, fault: indentFault } = logicalLines(text, tokens, fault === null);
  const first = [fault, indentFault].filter((found) => found !== null).sort((a, b) => a.at - b.at)[0];
  if (first) return { ok: false, fault: first };

  const draft = startDraft(text, tokens);
  const stringStarts = new Map<number, number>();
  const reboundNames = new Set<string>();
  for (const { from, to } of comments) blank(draft, from, to);
  plainLineEnds(draft, joins);
  tokens.forEach((token, index) => {
    if (token.kind === "string") plainString(draft, index, stringStarts);
    else if (token.kind === "number") fill(draft, token.from, token.to, "1");
    else if (token.kind !== "newline") simplifyToken(draft, index, reboundNames);
  });
  const inMatch: boolean[] = [];
  let openedMatch = false;
  let before = 0;
  for (const line of lines) {
    for (; before < line.start; before++) {
      const kind = tokens[before]?.kind;
      if (kind === "indent") inMatch.push(openedMatch);
      if (kind === "dedent") inMatch.pop();
    }
    openedMatch = simplifyLine(draft, line, inMatch.at(-1) === true, reboundNames);
  }
  return { ok: true, source: { text: finishDraft(draft), stringStarts, reboundNames } };
}

function plainLineEnds(draft: Draft, joins: readonly number[]): void {
  const { codes } = draft;
  for (const at of joins) {
    codes[at] = SPACE;
    codes[at + 1] = SPACE;
    if (draft.text.charCodeAt(at + 1) === RETURN && draft.text.charCodeAt(at + 2) === LINE_FEED)
      codes[at + 2] = SPACE;
  }
  for (let at = draft.text.indexOf("\r"); at >= 0; at = draft.text.indexOf("\r", at + 1))
    if (codes[at] === RETURN) codes[at] = draft.text.charCodeAt(at + 1) === LINE_FEED ? SPACE : LINE_FEED;
  // A form feed puts Python back to column 0: the line starts after it.
  for (let at = draft.text.indexOf("\f"); at >= 0; at = draft.text.indexOf("\f", at + 1)) {
    let from = at;
    while (
      from > 0 &&
      codes[from] !== LINE_FEED &&
      (codes[from] === SPACE || codes[from] === FORM_FEED || codes[from] === TAB)
    )
      from--;
    if (codes[at] !== FORM_FEED) continue;
    const startsLine = codes[from] === LINE_FEED;
    codes.fill(SPACE, startsLine ? from : at, at + 1);
    if (startsLine) codes[at] = LINE_FEED;
  }
  if (draft.text.charCodeAt(0) === 0xfeff) codes[0] = SPACE;
}

/** Strings become `"xx"` of the same length, prefix included, so that nothing in them can mislead the grammar. */
function plainString(draft: Draft, index: number, starts: Map<number, number>): void {
  const token = draft.tokens[index];
  if (!token) return;
  const prefix = draft.text.slice(token.from, token.to).search(/['"]/);
  const touching = draft.tokens[index - 1]?.kind === "string" && draft.tokens[index - 1]?.to === token.from;
  // `""b"x"` must not become `"""x"`, which would open a long string.
  const from = touching ? token.from + prefix : token.from;
  if (from !== token.from) {
    starts.set(from, token.from);
    blank(draft, token.from, from);
  }
  const quote = draft.text.charAt(token.from + prefix);
  fill(draft, from, token.to, "x");
  fill(draft, from, from + 1, quote);
  fill(draft, token.to - 1, token.to, quote);
}

/** What can be told from a token and its neighbours. */
function simplifyToken(draft: Draft, index: number, reboundNames: Set<string>): void {
  const { tokens } = draft;
  const token = tokens[index];
  if (!token) return;
  const text = tokenText(draft, index);
  if (text === "print") fill(draft, token.from, token.to, "_");
  else if (text === "yield") {
    const next = tokenText(draft, index + 1);
    if (
      CLOSERS.has(next) ||
      next === ";" ||
      next === "," ||
      next === "=" ||
      tokens[index + 1]?.kind === "newline"
    )
      fill(draft, token.from, token.to, "_");
  } else if (text === ":=") {
    // `(name := value)` has the value of `(value)`.
    const name = tokens[index - 1];
    if (name?.kind === "name") {
      reboundNames.add(tokenText(draft, index - 1).normalize("NFKC"));
      blank(draft, name.from, token.to);
    }
  } else if (text === "*") {
    if (starsUnknownToGrammar(draft, index)) blank(draft, token.from, token.to);
  } else if (text === "lambda") {
    simplifyLambda(draft, index);
  } else if (text === "for" && token.depth > 0) {
    for (let at = index + 1; at < tokens.length; at++) {
      const target = tokens[at];
      if (!target || (target.depth === token.depth && tokenText(draft, at) === "in")) break;
      if (target.depth < token.depth) break;
      if (tokenText(draft, at) === "*") blank(draft, target.from, target.to);
    }
  }
}

/** `lambda a, /, b,: 0` becomes `lambda a   , b : 0`. */
function simplifyLambda(draft: Draft, index: number): void {
  const depth = draft.tokens[index]?.depth;
  for (let at = index + 1; at < draft.tokens.length; at++) {
    const token = draft.tokens[at];
    if (!token || token.depth !== depth) continue;
    const text = tokenText(draft, at);
    const comma = draft.tokens[at - 1];
    if (comma && tokenText(draft, at - 1) === "," && (text === "/" || text === ":"))
      blank(draft, comma.from, text === "/" ? token.to : comma.to);
    if (text === ":" || token.kind === "newline") return;
  }
}

/** `x[*a]`, `*args: *Ts`, `for x in *a`. */
function starsUnknownToGrammar(draft: Draft, index: number): boolean {
  const before = tokenText(draft, index - 1);
  const token = draft.tokens[index];
  if (before === "in" || (before === ":" && (token?.depth ?? 0) > 0)) return true;
  if (before === "[") return isSubscript(draft, index - 1);
  if (before !== ",") return false;
  for (let at = index - 1; at >= 0; at--) {
    const other = draft.tokens[at];
    if (!other || other.depth >= (token?.depth ?? 0)) continue;
    return tokenText(draft, at) === "[" && isSubscript(draft, at);
  }
  return false;
}

function isSubscript(draft: Draft, open: number): boolean {
  const owner = draft.tokens[open - 1];
  if (!owner) return false;
  const text = tokenText(draft, open - 1);
  if (owner.kind === "name")
    return !/^(?:return|yield|in|is|not|and|or|if|else|elif|for|lambda|await|assert|del|from|raise|while|with|as|case)$/.test(
      text,
    );
  return owner.kind === "string" || CLOSERS.has(text);
}

/** What can only be told from the whole line. @returns whether the line opens a `match` */
function simplifyLine(draft: Draft, line: LogicalLine, inMatch: boolean, reboundNames: Set<string>): boolean {
  const { tokens } = draft;
  const words = [tokenText(draft, line.start), tokenText(draft, line.start + 1)];
  const lead = words[0] === "async" ? words[1] : words[0];
  const start = words[0] === "async" ? line.start + 1 : line.start;
  if (lead === "def" || lead === "class" || lead === "type") blankTypeParameters(draft, start + 2, line.end);
  else if (lead === "for") blankStars(draft, start + 1, line.end);
  else if (lead === "with") simplifyWith(draft, start + 1, line.end, reboundNames);
  else if (lead === "except") joinExceptions(draft, start + 1, line.end);
  else if (lead === "@") simplifyDecorator(draft, line.start + 1, line.end);
  else if (lead === "case" && inMatch) {
    addNames(draft, line.start + 1, line.end, reboundNames);
    maskToColon(draft, line.start + 1, line.end);
  } else if (lead === "match" && line.opensBlock && tokens[line.end + 1]?.kind === "indent") {
    if (tokenText(draft, line.end + 2) !== "case") return false;
    maskToColon(draft, line.start + 1, line.end);
    return true;
  }
  return false;
}

/** `for x in *a, *b:` */
function blankStars(draft: Draft, start: number, end: number): void {
  for (let at = start; at < end; at++) {
    const token = draft.tokens[at];
    const before = tokenText(draft, at - 1);
    if (token?.depth === 0 && tokenText(draft, at) === "*" && (before === "," || before === "in"))
      blank(draft, token.from, token.to);
  }
}

function closing(draft: Draft, open: number, end: number): number {
  const depth = draft.tokens[open]?.depth ?? 0;
  for (let at = open + 1; at < end; at++) if (draft.tokens[at]?.depth === depth) return at;
  return end;
}

function blankTypeParameters(draft: Draft, open: number, end: number): void {
  const from = draft.tokens[open]?.from;
  if (from === undefined || tokenText(draft, open) !== "[") return;
  const close = draft.tokens[closing(draft, open, end)];
  if (close) blank(draft, from, close.to);
}

/** `with (open(a) as f, open(b) as self.g):` becomes `with  open(a) as f, open(b) as ______ :`. */
function simplifyWith(draft: Draft, start: number, end: number, reboundNames: Set<string>): void {
  const { tokens } = draft;
  let from = start;
  let to = firstColon(draft, start, end);
  const open = tokens[start];
  if (open && tokenText(draft, start) === "(" && closing(draft, start, end) === to - 1) {
    const inside = tokens.slice(start + 1, to - 1);
    if (
      inside.some((token, at) => token.depth === open.depth + 1 && tokenText(draft, start + 1 + at) === "as")
    ) {
      from = start + 1;
      to -= 1;
      for (let at = start; at < to; at++) blank(draft, tokens[at]?.to ?? 0, tokens[at + 1]?.from ?? 0);
      blank(draft, open.from, open.to);
      blank(draft, tokens[to]?.from ?? 0, tokens[to]?.to ?? 0);
      if (tokenText(draft, to - 1) === ",") {
        to -= 1;
        blank(draft, tokens[to]?.from ?? 0, tokens[to]?.to ?? 0);
      }
    }
  }
  const depth = tokens[from]?.depth ?? 0;
  for (let at = from; at < to; at++) {
    if (tokens[at]?.depth !== depth || tokenText(draft, at) !== "as") continue;
    let last = at + 1;
    while (last + 1 < to && !(tokens[last + 1]?.depth === depth && tokenText(draft, last + 1) === ","))
      last++;
    if (last === at + 1) continue;
    addNames(draft, at + 1, last + 1, reboundNames);
    mask(draft, tokens[at + 1]?.from ?? 0, tokens[last]?.to ?? 0);
  }
}

function firstColon(draft: Draft, start: number, end: number): number {
  for (let at = start; at < end; at++)
    if (draft.tokens[at]?.depth === 0 && tokenText(draft, at) === ":") return at;
  return end;
}

/** `except A, B:` becomes `except A| B:`. */
function joinExceptions(draft: Draft, start: number, end: number): void {
  const to = firstColon(draft, start, end);
  for (let at = start; at < to; at++) {
    const token = draft.tokens[at];
    if (token?.depth === 0 && tokenText(draft, at) === ",") fill(draft, token.from, token.to, "|");
  }
}

/** The grammar knows `@a.b(…)` only; any other expression becomes one unknown name. */
function simplifyDecorator(draft: Draft, start: number, end: number): void {
  let at = start + 1;
  while (at < end && tokenText(draft, at) === "." && draft.tokens[at + 1]?.kind === "name") at += 2;
  const plain = draft.tokens[start]?.kind === "name";
  const called = tokenText(draft, at) === "(" && closing(draft, at, end) === end - 1;
  if (plain && (at === end || called)) return;
  mask(draft, draft.tokens[start]?.from ?? 0, draft.tokens[end - 1]?.to ?? 0);
}

function maskToColon(draft: Draft, start: number, end: number): void {
  const colon = firstColon(draft, start, end);
  if (colon < end && colon > start)
    mask(draft, draft.tokens[start]?.from ?? 0, draft.tokens[colon - 1]?.to ?? 0);
}

function addNames(draft: Draft, start: number, end: number, names: Set<string>): void {
  for (let at = start; at < end; at++)
    if (draft.tokens[at]?.kind === "name") names.add(tokenText(draft, at).normalize("NFKC"));
}

/** Makes an expression one unknown name, apart from a keyword that touches it: `match(x):`. */
function mask(draft: Draft, from: number, to: number): void {
  fill(draft, from, to, "_");
  if (/\w/.test(draft.text.charAt(from - 1))) blank(draft, from, from + 1);
}
