// Parts of a page that are fetched after it can be used: soon, since the server may be away when they are wanted.
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { fetchSometime } from "../editor/fetch-part.ts";

/** A function of no arguments that fetches one part, however long that takes. */
export const laterPart =
  <File, Part>(load: () => Promise<File>, part: (file: File) => Part) =>
  (): Promise<Part> =>
    fetchSometime(load).then(part);

/** For a component that is never there when the page comes, such as a dialog. */
export const lazyPart = <Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> => lazy(async () => ({ default: await load() }));

/** A moment for what is on the screen: Safari has no idle callback to wait for. */
export const SOON_MS = 300;

/** Fetches them one after another, so that what somebody asks for meanwhile does not stand in a queue. @returns how to call it off */
export function fetchLater(parts: readonly (() => Promise<unknown>)[]): () => void {
  let wanted = true;
  const fetchAll = async () => {
    for (const load of parts) {
      if (!wanted) return;
      await fetchSometime(load);
    }
  };
  const timer = setTimeout(fetchAll, SOON_MS);
  return () => {
    wanted = false;
    clearTimeout(timer);
  };
}
