// A cron expression in full words, or why it has none.
import cronstrue from "cronstrue";
import { fail, ok, type Result } from "@/lib/core/foundation/result";

/** @returns "at 00:00, only on Monday", or a sentence that says what is wrong with the expression */
export function cronSentence(cron: string): Result<string, string> {
  if (cron.trim() === "") return fail("A cron expression has five fields: minute, hour, day, month, weekday");
  try {
    const words = cronstrue.toString(cron, { use24HourTimeFormat: true, throwExceptionOnParseError: true });
    return ok(words.charAt(0).toLowerCase() + words.slice(1));
  } catch (thrown) {
    const why = String(thrown instanceof Error ? thrown.message : thrown).replace(/^Error: /, "");
    return fail(`Argo would not take this: ${why}`);
  }
}
