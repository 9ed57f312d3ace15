export function ensureMetaflowEnv(options?: {
  cacheDir?: string;
  log?: (line: string) => void;
}): Promise<string>;
