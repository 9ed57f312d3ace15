/** @param outfile where the executable file is made */
export function bundleCli(outfile: string): Promise<void>;
