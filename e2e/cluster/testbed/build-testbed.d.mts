export function hasGo(): boolean;
export function buildTestbed(options: { cacheDir: string; log: (line: string) => void }): Promise<string>;
