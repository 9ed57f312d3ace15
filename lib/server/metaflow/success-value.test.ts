import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTruthArtifact } from "./success-value.ts";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "triggerboard-blobs-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function store(bytes: Buffer, sha = createHash("sha1").update(bytes).digest("hex")) {
  await mkdir(join(root, "F", "data", sha.slice(0, 2)), { recursive: true });
  await writeFile(join(root, "F", "data", sha.slice(0, 2), sha), gzipSync(bytes));
  return { sha, ds_type: "local", location: `:root:${root}` };
}

describe("readTruthArtifact", () => {
  it("knows True and False by the names that Metaflow gives them", async () => {
    const True = await store(Buffer.from("8004882e", "hex"));
    const False = await store(Buffer.from("8004892e", "hex"));
    expect([True.sha, False.sha]).toEqual([
      "868436778cb011a1c6230bc12534683ab0b7f1c3",
      "2473d4676d5b2aba674167293142f8031ada401b",
    ]);
    expect(await readTruthArtifact(True, "F")).toEqual({ known: true, value: true });
    expect(await readTruthArtifact(False, "F")).toEqual({ known: true, value: false });
  });

  it("looks into data of another name, and takes nothing but a plain truth value", async () => {
    const renamed = await store(Buffer.from("8004882e", "hex"), "a".repeat(40));
    expect(await readTruthArtifact(renamed, "F")).toEqual({ known: true, value: true });
    const other = await store(Buffer.from("cos\nsystem\n(S'true'\ntR."));
    expect(await readTruthArtifact(other, "F")).toEqual({
      known: false,
      why: "its result is not a plain True or False",
    });
  });

  it("does not unpack data that would grow without bound", async () => {
    const bomb = await store(Buffer.alloc(1_000_000));
    expect(await readTruthArtifact(bomb, "F")).toMatchObject({ known: false });
  });

  it("says what it cannot read", async () => {
    const True = await store(Buffer.from("8004882e", "hex"));
    expect(await readTruthArtifact({ ...True, ds_type: "s3" }, "F")).toEqual({ known: true, value: true });
    expect(await readTruthArtifact({ ...True, ds_type: "s3", sha: "b".repeat(40) }, "F")).toEqual({
      known: false,
      why: "its result lies in s3, which is not read here",
    });
    expect(await readTruthArtifact({ ...True, location: "/old" }, "F")).toMatchObject({ known: false });
    expect(await readTruthArtifact({ ...True, sha: "../../etc/passwd" }, "F")).toMatchObject({
      known: false,
    });
    expect(await readTruthArtifact({ ...True, location: ":root:/gone" }, "F")).toEqual({
      known: false,
      why: "its data is not in /gone, where Metaflow would look for it",
    });
  });
});
