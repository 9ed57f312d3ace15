// One call to a cluster's API server: signed in as the kubeconfig says, over as soon as the time is up.
import { request as httpRequest } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";
import { basename } from "node:path";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { TargetFailure } from "@/lib/core/plan/target.ts";
import type { ClusterContext } from "./kubeconfig.ts";

/** For everything that belongs to one call: the sign-in program, the connection and the whole answer. */
export const TIME_LIMIT_MS = 10_000;

export type ApiCall = {
  method: "GET" | "PATCH" | "DELETE";
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  contentType?: string;
  /** Texts that must not come back in what the server says of a failure. */
  secrets?: readonly string[];
};

/** @property body parsed JSON, or the text when it is none */
export type ApiAnswer = { status: number; body: unknown };

/** @returns whatever the server answered, refusals included; a failure only when there was no whole answer. Never rejects */
export async function callApi(
  context: ClusterContext,
  call: ApiCall,
  timeLimitMs = TIME_LIMIT_MS,
): Promise<Result<ApiAnswer, TargetFailure>> {
  const signal = AbortSignal.timeout(timeLimitMs);
  const options: RequestOptions = {
    method: call.method,
    headers: { accept: "application/json", "content-type": call.contentType ?? "application/json" },
  };
  try {
    // A sign-in program that never ends is waited for no longer; it cannot be ended from here.
    await orTimeUp(context.config.applyToHTTPSOptions(options), signal);
  } catch (error) {
    return fail(signInFailure(context, error, signal.aborted));
  }
  try {
    const { status, text } = await send(context, { ...options, signal }, call);
    const secrets = status < 400 ? [] : [...(call.secrets ?? []), ...secretsOf(options)];
    return ok({ status, body: parseJson(secrets.reduce(hide, text)) });
  } catch (error) {
    return fail(connectionFailure(context, call, error, signal.aborted ? timeLimitMs : null));
  }
}

function send(
  context: ClusterContext,
  options: RequestOptions,
  { path, query, body }: ApiCall,
): Promise<{ status: number; text: string }> {
  const base = new URL(context.address);
  const search = query ? `?${new URLSearchParams(query)}` : "";
  const request = base.protocol === "http:" ? httpRequest : httpsRequest;
  const target = {
    ...options,
    // Brackets are how an address is written, not part of it.
    hostname: base.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: base.port,
    path: `${base.pathname.replace(/\/$/, "")}${path}${search}`,
  };
  return new Promise((resolve, reject) => {
    const sent = request(target, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") }),
      );
    });
    sent.on("error", reject);
    if (body === undefined) return sent.end();
    const text = JSON.stringify(body);
    // Node leaves it out for DELETE, and a server then reads no body.
    sent.setHeader("content-length", Buffer.byteLength(text));
    sent.end(text);
  });
}

function orTimeUp<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

const secretsOf = ({ headers, auth }: RequestOptions): string[] => {
  const given = headers && "Authorization" in headers ? String(headers.Authorization) : "";
  return [given.replace(/^\w+ /, ""), auth?.slice(auth.indexOf(":") + 1) ?? ""];
};

const hide = (text: string, secret: string): string => (secret ? text.replaceAll(secret, "…") : text);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** Says nothing of what a sign-in program printed: it may be a secret. */
function signInFailure(
  { name, address, config }: ClusterContext,
  error: unknown,
  late: boolean,
): TargetFailure {
  const program = basename(String(config.getCurrentUser()?.exec?.command ?? ""));
  const why = () => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT" && "path" in error)
      return `${error.path} is not there`;
    if (late) return program ? `${program} took too long` : "that took too long";
    if (address.startsWith("http:")) return "its address is not https";
    return program ? `${program} failed` : "its entry cannot be used";
  };
  return {
    code: "forbidden",
    message: `Signing in as ${name} says did not work: ${why()}. See what kubectl says with --context ${name}, where this server runs.`,
  };
}

function connectionFailure(
  { name, address }: ClusterContext,
  { method }: ApiCall,
  error: unknown,
  limitMs: number | null,
): TargetFailure {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (limitMs === null && /CERT|TLS|SSL|EPROTO|SIGNATURE/.test(code))
    return {
      code: "broken",
      message: `${address} shows no certificate that ${name} in the kubeconfig trusts (${code}). Mend the kubeconfig.`,
    };
  const what =
    limitMs !== null
      ? `did not answer within ${limitMs / 1000} s`
      : `cannot be reached (${code || "no answer"})`;
  const isKnown = method === "GET" || NEVER_CONNECTED.has(code);
  const unknown = isKnown ? "" : " It cannot be known whether it was written; planning again tells.";
  return {
    code: "unreachable",
    message: `The cluster of ${name} at ${address} ${what}.${unknown} Try again when it answers.`,
  };
}
