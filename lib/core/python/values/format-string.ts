// The text of an f-string whose fields are constants.
import { scanFormatString } from "../syntax/scan-string.ts";
import { decodeString } from "./string-literal.ts";

const NAME = /^[\p{ID_Start}_]\p{ID_Continue}*$/u;

/**
 * @param from where the literal starts, prefix included
 * @param constant the text of a named constant, or null
 * @returns the text, or null when a field is more than a constant's name
 */
export function readFormatString(
  source: string,
  from: number,
  prefix: number,
  constant: (name: string) => string | null,
): string | null {
  const scanned = scanFormatString(source, from, prefix);
  if (!scanned) return null;
  const raw = /r/i.test(source.slice(from, from + prefix));
  let text = "";
  for (const part of scanned.parts) {
    const piece =
      part.kind === "text"
        ? literalPiece(source.slice(part.from, part.to), raw)
        : fieldPiece(source, part, constant);
    if (piece === null) return null;
    text += piece;
  }
  return text;
}

const literalPiece = (text: string, raw: boolean): string | null =>
  decodeString(text.replaceAll("{{", "{").replaceAll("}}", "}"), raw);

function fieldPiece(
  source: string,
  { from, to, codeTo }: { from: number; to: number; codeTo: number },
  constant: (name: string) => string | null,
): string | null {
  if (codeTo !== to - 1) return null;
  const name = source.slice(from + 1, codeTo).trim();
  return NAME.test(name) ? constant(name.normalize("NFKC")) : null;
}
