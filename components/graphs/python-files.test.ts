import { describe, expect, it } from "vitest";
import { pickedFolder, pythonFiles } from "./python-files.ts";

const file = (path: string) => ({
  name: path.split("/").at(-1) ?? "",
  size: 10,
  webkitRelativePath: path.includes("/") ? path : "",
  text: async () => "",
});

describe("pythonFiles", () => {
  it("takes Python files of the picked folder and passes over environments and hidden folders", () => {
    const picked = [
      "shop/b.py",
      "shop/a.py",
      "shop/flows/c.py",
      "shop/README.md",
      "shop/venv/lib/x.py",
      "shop/.git/hooks/y.py",
      "shop/node_modules/z.py",
      "shop/__pycache__/a.py",
      "shop/environment/d.py",
    ].map(file);
    const { files, passedOver } = pythonFiles(picked);
    expect(files.map(({ path }) => path)).toEqual(["a.py", "b.py", "environment/d.py", "flows/c.py"]);
    expect(passedOver).toBe(5);
    expect(pickedFolder(picked)).toBe("shop");
  });

  it("takes single files by their names", () => {
    const picked = [file("first.py"), file("notes.txt")];
    expect(pythonFiles(picked).files.map(({ path }) => path)).toEqual(["first.py"]);
    expect(pickedFolder(picked)).toBe(null);
  });
});
