// Which of the files a person picked are Python to read, and under what names.

/** Folders that hold other people's code or none: the command line passes over the same. */
const PASSED_OVER = /(^|\/)(\.[^/]*|__pycache__|node_modules|site-packages|venv|env)\//;

/** The browser's File, as far as it is used here. */
export type PickedFile = {
  name: string;
  size: number;
  webkitRelativePath: string;
  text: () => Promise<string>;
};
export type PythonFile<F extends PickedFile = PickedFile> = { path: string; size: number; file: F };

/**
 * @returns the `.py` files with their path below the picked folder (its own name left out), sorted by path, and how many other files
 * were passed over
 */
export function pythonFiles<F extends PickedFile>(
  picked: readonly F[],
): { files: PythonFile<F>[]; passedOver: number } {
  const files = picked
    .map((file) => ({
      path: file.webkitRelativePath.split("/").slice(1).join("/") || file.name,
      size: file.size,
      file,
    }))
    .filter(({ path }) => path.endsWith(".py") && !PASSED_OVER.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, passedOver: picked.length - files.length };
}

/** The name of the folder picked, or null for single files. */
export const pickedFolder = (picked: readonly PickedFile[]): string | null =>
  picked[0]?.webkitRelativePath.split("/")[0] || null;
