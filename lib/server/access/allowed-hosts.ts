// Which names this server answers to: a page of another site that points its own name at this computer gets nothing.
import { networkInterfaces } from "node:os";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
const EVERYWHERE = new Set(["0.0.0.0", "::", "[::]"]);

/**
 * @param header the Host header, with or without a port
 * @param host where the server is bound: HOST
 * @param more further names, separated by commas: TRIGGERBOARD_ALLOWED_HOSTS, for a server behind a proxy
 */
export function isAllowedHost(header: string | null, host: string, more: string): boolean {
  const name = hostName(header);
  if (name === null) return false;
  const allowed = [...LOOPBACK, bracketed(host), ...more.split(",").map((entry) => entry.trim())];
  if (allowed.some((entry) => entry !== "" && entry.toLowerCase() === name)) return true;
  // Bound everywhere: this computer's own addresses, which no foreign name can be.
  return EVERYWHERE.has(host) && ownAddresses().has(name);
}

/** @returns the name in small letters, `[…]` kept; null when it is not one */
function hostName(header: string | null): string | null {
  const match = /^(\[[0-9a-fA-F:.]+\]|[^:/@\s[\]]+)(?::\d{1,5})?$/.exec(header ?? "");
  return match?.[1]?.toLowerCase() ?? null;
}

const bracketed = (host: string) => (host.includes(":") && !host.startsWith("[") ? `[${host}]` : host);

const ownAddresses = () =>
  new Set(
    Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .map(({ address }) => bracketed(address)),
  );
