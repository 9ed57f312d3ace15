// Which Python simulations use, or how far its being set up has come.
import { pythonStatus } from "@/lib/server/operations/python-here.ts";
import { freshJson } from "../simulate-response.ts";

export const dynamic = "force-dynamic";

export async function GET() {
  return freshJson(await pythonStatus());
}
