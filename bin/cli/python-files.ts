// The Python files of a folder, without other people's code.
import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";

/** Never a home of flows: version control, installed packages, caches. */
const PASSED_OVER = new Set([
  ".git",
  ".hg",
  ".svn",
  ".metaflow",
  ".venv",
  "venv",
  ".tox",
  ".nox",
  ".eggs",
  "node_modules",
  "site-packages",
  "__pycache__",
]);
/** What makes a folder of any name a Python or conda environment. */
const ENVIRONMENT_MARKS = ["pyvenv.cfg", "conda-meta"];

/**
 * @param folder as the person named it; links are followed, each folder and file once
 * @param onUnreadable told of folders inside it that cannot be read; they are passed over
 * @returns paths that start with `folder`, each folder's entries by name
 */
export function pythonFiles(folder: string, onUnreadable: (path: string) => void): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  const open: { path: string; isTop: boolean; isFolder: boolean }[] = [
    { path: folder, isTop: true, isFolder: true },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { path, isTop, isFolder } = next;
    const real = realPath(path);
    if (real === null || seen.has(real)) continue;
    seen.add(real);
    if (!isFolder) {
      found.push(path);
      continue;
    }
    const entries = entriesOf(path);
    if (entries === null) {
      onUnreadable(path);
      continue;
    }
    if (!isTop && entries.some(({ name }) => ENVIRONMENT_MARKS.includes(name))) continue;
    // The last one pushed is looked at first.
    for (const entry of entries.sort((left, right) => (left.name < right.name ? 1 : -1))) {
      const inner = join(path, entry.name);
      const kind = entry.isSymbolicLink() ? kindOf(inner) : entry;
      if (kind?.isDirectory() && !PASSED_OVER.has(entry.name))
        open.push({ path: inner, isTop: false, isFolder: true });
      else if (kind?.isFile() && entry.name.endsWith(".py"))
        open.push({ path: inner, isTop: false, isFolder: false });
    }
  }
  return found;
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

function entriesOf(folder: string): Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return null;
  }
}

/** What a link leads to; null when it leads nowhere. */
function kindOf(path: string): { isDirectory(): boolean; isFile(): boolean } | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
