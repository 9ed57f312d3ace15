export type LockHolder = { pid: number; port: number | null /** ISO 8601, UTC */; since: string };
export type FolderLock = { holder: LockHolder; release(): void };
export type FolderLockResult =
  | { ok: true; value: FolderLock }
  | { ok: false; error: { holder: LockHolder | null; message: string } };
/** See folder-lock.mjs. Throws when the folder cannot be made or cannot hold a lock. */
export function lockFolder(folder: string, about?: { port?: number | null }): Promise<FolderLockResult>;
