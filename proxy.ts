// Stands before every page, action and route: whom the server answers to, who has signed in, and what a page may load.
import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isAllowedHost } from "@/lib/server/access/allowed-hosts.ts";
import { isSignedIn, requiredToken, SESSION_COOKIE } from "@/lib/server/access/token-gate.ts";

export const config = { matcher: "/((?!_next/static/).*)" };

const isDevelopment = process.env.NODE_ENV === "development";

export function proxy(request: NextRequest): NextResponse {
  const host = process.env.TRIGGERBOARD_BOUND;
  // `next start` alone binds every network interface; scripts/start.mjs decides where, and says so here.
  if (!host) return refuse(403, "Start Triggerboard with npm start.");
  const asked = request.headers.get("host");
  if (!isAllowedHost(asked, host, process.env.TRIGGERBOARD_ALLOWED_HOSTS ?? "")) {
    return refuse(
      403,
      "This Triggerboard does not answer to that host name. Open it as localhost, or name the host in TRIGGERBOARD_ALLOWED_HOSTS.",
    );
  }
  const token = requiredToken();
  if (token !== null && !isOpenToAll(request)) {
    const cookie = request.cookies.get(SESSION_COOKIE)?.value;
    if (!isSignedIn(token, cookie, request.headers.get("authorization"))) return askToSignIn(request);
  }
  return withContentPolicy(request);
}

/** Reading the sign-in page, never an action sent to its address: an action can be called from any page. */
function isOpenToAll({ method, nextUrl: { pathname } }: NextRequest): boolean {
  const reads = method === "GET" || method === "HEAD";
  if (reads) return pathname === "/login" || pathname === "/api/health" || pathname === "/icon.svg";
  return method === "POST" && pathname === "/api/login";
}

function askToSignIn(request: NextRequest): NextResponse {
  const { method, nextUrl, headers } = request;
  if (method !== "GET" || !headers.get("accept")?.includes("text/html"))
    return refuse(401, "Sign in first, or send the token: Authorization: Bearer <token>.");
  const login = new URL("/login", nextUrl);
  login.searchParams.set("to", nextUrl.pathname + nextUrl.search);
  return NextResponse.redirect(login);
}

const refuse = (status: number, sentence: string) =>
  new NextResponse(`${sentence}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

/** Of a graph's picture: names in it may be anybody's, and opened by itself it is a page, which then can load and run nothing. */
const PICTURE = /^\/api\/graphs\/[^/]+\/picture\.svg$/;
const PICTURE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** Scripts only with this answer's nonce, which Next puts on its own. */
function withContentPolicy(request: NextRequest): NextResponse {
  if (PICTURE.test(request.nextUrl.pathname)) {
    const response = NextResponse.next();
    response.headers.set("content-security-policy", PICTURE_POLICY);
    return response;
  }
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // The canvas places its nodes by style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}
