// LISTEN on PostgreSQL with a connection of its own that comes back by itself when it is lost.
import pg from "pg";

/** Under which the database lists the connection: every running server has one. */
export const LISTENER_NAME = "triggerboard-server";
const FIRST_RETRY_MS = 200;
const LAST_RETRY_MS = 10_000;

/**
 * @param hear gets each payload, after the commit that sent it
 * @param reportGap called after a lost connection is back: messages may have been missed
 * @returns stops listening; throws when the first connection cannot be made
 */
export async function listenPostgres(
  url: string,
  channel: string,
  hear: (payload: string) => void,
  reportGap: () => void,
): Promise<() => Promise<void>> {
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;
  let current: pg.Client | undefined;

  async function connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      application_name: LISTENER_NAME,
    });
    let lost = false;
    const lose = () => {
      if (lost) return;
      lost = true;
      client.end().catch(() => {});
      if (current === client && !stopped) reconnectAfter(FIRST_RETRY_MS);
    };
    client.on("error", lose);
    client.on("end", lose);
    client.on("notification", ({ payload }) => hear(payload ?? ""));
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    current = client;
    if (stopped) await client.end();
    else if (lost) reconnectAfter(FIRST_RETRY_MS);
  }

  function reconnectAfter(delayMs: number) {
    retry = setTimeout(() => {
      connect().then(reportGap, () => {
        if (!stopped) reconnectAfter(Math.min(delayMs * 2, LAST_RETRY_MS));
      });
    }, delayMs);
    retry.unref();
  }

  await connect();
  return async () => {
    stopped = true;
    clearTimeout(retry);
    await current?.end().catch(() => {});
  };
}
