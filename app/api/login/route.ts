// Signs a browser in. A plain form's target and no server action, since it must be reachable without having signed in.
import { type NextRequest, NextResponse } from "next/server";
import { signIn } from "@/lib/server/operations/sign-in.ts";
import { localPath } from "./local-path.ts";

export async function POST(request: NextRequest) {
  const origin = request.headers.get("origin");
  const host = request.headers.get("host");
  if (origin !== null && !(URL.canParse(origin) && new URL(origin).host === host))
    return new NextResponse("Sign in on this server's own page.\n", { status: 403 });
  const form = await request.formData();
  const to = localPath(String(form.get("to") ?? ""));
  const cookie = await signIn(String(form.get("token") ?? "").slice(0, 1000));
  if (!cookie.ok) return seeOther(`/login?wrong=1&to=${encodeURIComponent(to)}`);
  const response = seeOther(to);
  response.cookies.set({
    ...cookie.value,
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: request.headers.get("x-forwarded-proto") === "https" || request.nextUrl.protocol === "https:",
  });
  return response;
}

/** A relative address: the server may be known by another name outside. */
const seeOther = (path: string) => new NextResponse(null, { status: 303, headers: { location: path } });
