export type PostgresServer = {
  /** Address of one of its databases, password included. */
  url(database: string): string;
  /** @returns the name of a new database */
  createDatabase(template?: string): Promise<string>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
};
export function startPostgres(options?: { durable?: boolean }): Promise<PostgresServer>;
