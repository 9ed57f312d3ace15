/** @returns a graph's name as the first part of a file's name, which every system takes; never empty */
export function graphFileStem(name: string): string {
  const stem = name
    .normalize("NFKD")
    .replace(/[^\w-]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 100);
  return stem || "graph";
}
