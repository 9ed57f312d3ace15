/** @returns the path if it leads somewhere on this server, else the front page: a link must not send the person who signs in elsewhere */
export function localPath(path: string): string {
  const here = "http://here.invalid";
  if (!path.startsWith("/") || !URL.canParse(path, here)) return "/";
  const url = new URL(path, here);
  return url.origin === here ? url.pathname + url.search : "/";
}
