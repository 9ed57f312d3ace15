// The value of the artifact `_success`, read from a local datastore without running any of its pickles.
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** What `pickle.dumps(True)` and `pickle.dumps(False)` give in each protocol that Metaflow has used. */
const PICKLED = new Map<string, boolean>(
  [2, 3, 4, 5].flatMap((protocol) => [
    [`80${protocol.toString(16).padStart(2, "0")}882e`, true] as const,
    [`80${protocol.toString(16).padStart(2, "0")}892e`, false] as const,
  ]),
);
/** Metaflow keeps artifacts under the SHA-1 of the pickle: one of these names says the value without a look inside. */
const BY_SHA = new Map<string, boolean>(
  [...PICKLED].map(([hex, value]) => [
    createHash("sha1").update(Buffer.from(hex, "hex")).digest("hex"),
    value,
  ]),
);
/** A pickled truth value has four bytes; whatever is much larger is something else and is not read. */
const MAX_BLOB_BYTES = 4096;
const LOCATION = ":root:";

export type SuccessValue = { known: true; value: boolean } | { known: false; why: string };

/**
 * @param artifact the JSON that Metaflow's local metadata keeps of the artifact
 * @param flow the flow's name, a folder of the datastore
 * @returns the value, or why Metaflow itself could not read it from here
 */
export async function readTruthArtifact(
  artifact: Readonly<Record<string, unknown>>,
  flow: string,
): Promise<SuccessValue> {
  const { sha, location, ds_type: kind } = artifact;
  if (typeof sha !== "string" || !/^[0-9a-f]{40}$/.test(sha))
    return { known: false, why: "its result is recorded in a way that is not known here" };
  const named = BY_SHA.get(sha);
  if (kind !== "local") {
    return named === undefined
      ? { known: false, why: `its result lies in ${String(kind)}, which is not read here` }
      : { known: true, value: named };
  }
  if (typeof location !== "string" || !location.startsWith(LOCATION))
    return { known: false, why: "its result was written by a Metaflow too old to be read here" };
  const root = location.slice(LOCATION.length);
  const blob = join(root, flow, "data", sha.slice(0, 2), sha);
  const size = await stat(/* turbopackIgnore: true */ blob).then(
    ({ size }) => size,
    () => null,
  );
  if (size === null)
    return { known: false, why: `its data is not in ${root}, where Metaflow would look for it` };
  if (named !== undefined) return { known: true, value: named };
  const value = size > MAX_BLOB_BYTES ? undefined : PICKLED.get(await unpackedHex(blob));
  return value === undefined
    ? { known: false, why: "its result is not a plain True or False" }
    : { known: true, value };
}

async function unpackedHex(blob: string): Promise<string> {
  const bytes = await readFile(/* turbopackIgnore: true */ blob);
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return (packed ? gunzipSync(bytes, { maxOutputLength: MAX_BLOB_BYTES }) : bytes).toString("hex");
  } catch {
    return "";
  }
}
