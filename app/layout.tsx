// What every page has: the colours, tooltips and toasts.
import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { ToastRegion } from "@/components/ui/toast-region";
import { TooltipLayer } from "@/components/ui/tooltip-layer";
import { parseTheme, THEME_COOKIE } from "@/lib/client/theme/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Triggerboard", template: "%s · Triggerboard" },
  description: "Draw which Metaflow flow starts which, and see loops before they are deployed",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en-GB" data-theme={theme === "system" ? undefined : theme}>
      <body>
        {children}
        <ToastRegion />
        <TooltipLayer />
      </body>
    </html>
  );
}
