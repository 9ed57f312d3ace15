// The two hashes the product needs, pure and synchronous so that browser, server and command line share them.
import { sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** sha1 of the UTF-8 bytes; Metaflow builds its short names from it. */
export const sha1Bytes = (text: string): Uint8Array => sha1(utf8ToBytes(text));

/** sha256 of the UTF-8 bytes as 64 hex digits; identifies plans and manifests. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
