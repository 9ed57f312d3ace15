// The short suffixes by which Metaflow keeps names apart that its clean-up would make equal.
import { sha1Bytes } from "../foundation/hash.ts";

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

/**
 * The first characters of the lower-cased base32 (RFC 4648) of the text's sha1, as Metaflow's argo_workflows uses them.
 * @param length characters wanted, 1 to 32
 */
export function shortHash(text: string, length: number): string {
  let bits = 0;
  let held = 0;
  let out = "";
  for (const byte of sha1Bytes(text)) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += BASE32.charAt((held >> bits) & 31);
    }
    if (out.length >= length) break;
    held &= (1 << bits) - 1;
  }
  return out.slice(0, length);
}
