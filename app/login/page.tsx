// Asks for the token of a server that other computers can reach.
import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { Logo } from "@/components/ui/logo";
import { TextField } from "@/components/ui/text-field";

export const metadata: Metadata = { title: "Sign in" };

export default async function LoginPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { to, wrong } = await searchParams;
  return (
    <main className="grid min-h-dvh place-items-center bg-canvas p-6">
      <form
        method="post"
        action="/api/login"
        className="flex w-full max-w-80 flex-col gap-4 rounded-card border border-line bg-surface p-6"
      >
        <h1 className="flex items-center gap-2.5 font-semibold text-text">
          <Logo /> Triggerboard
        </h1>
        <input type="hidden" name="to" value={typeof to === "string" ? to : "/"} />
        <TextField
          label="Token"
          name="token"
          type="password"
          autoComplete="current-password"
          required
          autoFocus
          hint="The TRIGGERBOARD_TOKEN that this server was started with."
          error={wrong ? "That is not this server's token. Nothing was opened." : null}
        />
        <Button type="submit" variant="primary" size="large">
          Sign in
        </Button>
      </form>
    </main>
  );
}
