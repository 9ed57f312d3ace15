export class NoPythonError extends Error {}
export function ensureMetaflowEnv(options?: {
  cacheDir?: string;
  log?: (line: string) => void;
}): Promise<string>;
export function findPython(): Promise<{ command: string; version: string }>;
