// Reads from our own routes; what they refuse is an error with their sentence.

/** An address with its query; what is undefined is left out. */
export function address(path: string, query: Record<string, string | number | boolean | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return `${path}?${search}`;
}

/** @throws Error with the sentence to show */
export async function fetchJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetchOrExplain(url, signal);
  return answer.json() as Promise<T>;
}

/** @throws Error with the sentence to show */
export async function fetchOrExplain(url: string, signal?: AbortSignal): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(url, { ...(signal ? { signal } : {}), headers: { accept: "application/json" } });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Error("Triggerboard does not answer. What is shown here is kept. Try again");
  }
  if (answer.ok) return answer;
  const failure: unknown = await answer.json().catch(() => null);
  const message =
    failure !== null && typeof failure === "object" && "message" in failure ? failure.message : null;
  throw new Error(
    typeof message === "string" ? message : `Triggerboard answered ${answer.status}. Try again`,
  );
}
