import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { locateFlowFile } from "./locate-flow-file.ts";

let base = "";
beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), "triggerboard-code-")));
  for (const folder of ["code/sub", "other", "secret"]) await mkdir(join(base, folder), { recursive: true });
  for (const file of [
    "code/a.py",
    "code/sub/b.py",
    "other/a.py",
    "other/c.py",
    "secret/x.py",
    "code/notes.txt",
  ])
    await writeFile(join(base, file), "");
  await symlink(join(base, "secret/x.py"), join(base, "code/link.py"));
  await symlink(join(base, "secret"), join(base, "code/away"));
  await symlink(join(base, "code/sub/b.py"), join(base, "code/near.py"));
  await symlink(join(base, "code"), join(base, "code-link"));
  await mkdir(join(base, "code/folder.py"));
});
afterAll(() => rm(base, { recursive: true, force: true }));

const locate = (file: string, folders = ["code", "other"]) =>
  locateFlowFile(
    folders.map((folder) => join(base, folder)),
    file,
  );

it("finds a file in the first folder that has it, below it or by its whole path", async () => {
  const found = (folder: string, file: string) => ({ ok: true, value: { folder: join(base, folder), file } });
  expect(await locate("a.py")).toEqual(found("code", "a.py"));
  expect(await locate("sub/b.py")).toEqual(found("code", "sub/b.py"));
  expect(await locate("c.py")).toEqual(found("other", "c.py"));
  expect(await locate(join(base, "other/a.py"))).toEqual(found("other", "a.py"));
  expect(await locate("near.py")).toEqual(found("code", "sub/b.py"));
  expect(await locate("a.py", ["missing", "code-link"])).toEqual(found("code", "a.py"));
});

it("runs nothing outside the code folders, be it by dots, by a whole path or through a link", async () => {
  for (const file of [
    "../secret/x.py",
    join(base, "secret/x.py"),
    "link.py",
    "away/x.py",
    "sub/../../secret/x.py",
  ])
    expect(await locate(file)).toEqual({
      ok: false,
      error: `${file} lies outside the code folders, so it is not run. Add its folder to them, if you trust what is in it.`,
    });
});

it("says what is missing", async () => {
  expect(await locate("none.py", ["code"])).toEqual({
    ok: false,
    error: `none.py is in none of the code folders (${join(base, "code")}). Add the folder that holds it.`,
  });
  expect(await locate("folder.py", ["code"])).toMatchObject({ ok: false });
  expect(await locate("notes.txt")).toEqual({ ok: false, error: "notes.txt is not a Python file" });
  expect(await locate("a\0.py")).toMatchObject({ ok: false });
  expect(await locateFlowFile([], "a.py")).toMatchObject({
    error: "No code folder is set, so nothing can be run. Add the folder that holds your flows.",
  });
});
