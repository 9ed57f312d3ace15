// Whether the server has been upgraded under this page: it answers, but no longer has the parts that this page has not fetched.
import { createStore } from "zustand/vanilla";

export const leftBehind = createStore(() => ({ behind: false }));

async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch("/api/health", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/**
 * Fetches a part; when that fails and the server answers, once more. A part that is not there even then belongs to another version, which
 * `leftBehind` says until one comes after all.
 * @throws what the fetching threw
 */
export async function fetchOnce<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await settle(load);
  } catch (error) {
    if (!(await isServerThere())) throw error;
  }
  try {
    return await settle(load);
  } catch (error) {
    if (await isServerThere()) leftBehind.setState({ behind: true });
    throw error;
  }
}

async function settle<T>(load: () => Promise<T>): Promise<T> {
  const part = await load();
  leftBehind.setState({ behind: false });
  return part;
}
