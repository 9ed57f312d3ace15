// Whether this server can do its work. Open to everybody, so it says nothing else; why not stands in the server's own output.
import { checkHealth } from "@/lib/server/operations/check-health.ts";

export const dynamic = "force-dynamic";

export async function GET() {
  const health = await checkHealth();
  if (!health.ok) console.error(health.error);
  return Response.json(health.ok ? { status: "ok", ...health.value } : { status: "failed" }, {
    status: health.ok ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
