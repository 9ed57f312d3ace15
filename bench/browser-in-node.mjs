// What the editor's way to the server expects of a browser, for editors without one: addresses of the page's own server, a stream of
// events that comes back by itself, a document, and server actions as React calls them.
import { setMaxListeners } from "node:events";
import { createRequire } from "node:module";

const { createFromFetch, encodeReply } = createRequire(import.meta.url)(
  "next/dist/compiled/react-server-dom-turbopack/client.edge",
);
const RECONNECT_MS = 1000;

/** Makes this process a page of `origin`. */
export function becomePageOf(origin) {
  const { fetch } = globalThis;
  globalThis.fetch = (path, init) => fetch(new URL(path, origin), init);
  globalThis.document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  // One for each editor.
  setMaxListeners(0, globalThis.document);
  globalThis.EventSource = NodeEventSource;
}

/** @returns the server action, called with one value as the pages of `path` call it */
export const serverAction = (path, id) => async (input) => {
  const answer = fetch(path, {
    method: "POST",
    headers: { accept: "text/x-component", "next-action": id },
    body: await encodeReply([input]),
  });
  const response = await answer;
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  const { a: result } = await createFromFetch(Promise.resolve(response), {
    serverConsumerManifest: { moduleMap: {}, moduleLoading: null, serverModuleMap: {} },
  });
  return result;
};

/** As a browser's: `readyState`, named events, and a new connection after a lost one. */
class NodeEventSource extends EventTarget {
  static OPEN = 1;
  readyState = 0;
  #closed = new AbortController();

  constructor(path) {
    super();
    void this.#follow(path);
  }

  close() {
    this.readyState = 2;
    this.#closed.abort();
  }

  async #follow(path) {
    const { signal } = this.#closed;
    while (!signal.aborted) {
      try {
        const response = await fetch(path, { headers: { accept: "text/event-stream" }, signal });
        if (!response.ok) throw new Error(`The server answered ${response.status}`);
        this.readyState = NodeEventSource.OPEN;
        let text = "";
        for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
          const events = (text + part).split("\n\n");
          text = events.pop();
          for (const event of events) this.#tell(event);
        }
      } catch {
        // The server is away, or was killed.
      }
      if (signal.aborted) return;
      this.readyState = 0;
      await new Promise((done) => setTimeout(done, RECONNECT_MS));
    }
  }

  #tell(event) {
    const type = /^event: (.*)$/m.exec(event)?.[1];
    const data = /^data: (.*)$/m.exec(event)?.[1];
    if (type) this.dispatchEvent(Object.assign(new Event(type), { data }));
  }
}
