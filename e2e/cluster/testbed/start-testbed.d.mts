/** Any JSON; what is looked at is checked by the assertion that looks. */
// biome-ignore lint/suspicious/noExplicitAny: answers of the API server have no type here
export type Json = any;

export type Testbed = {
  url: string;
  /** Writes a file of the user's and gives its path. */
  kubeconfig(user: TestUser): string;
  token(user: TestUser): string;
  call(
    method: string,
    path: string,
    body?: unknown,
    user?: TestUser,
    contentType?: string,
  ): Promise<{ status: number; body: Json }>;
  stop(): void;
};
export type TestUser = "admin" | "deployer" | "reader" | "nobody";

export function startTestbed(options: { binaries: string }): Promise<Testbed>;
