// What every page has: the colours, tooltips and toasts.
import type { Metadata } from "next";
import localFont from "next/font/local";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { FocusKeeper } from "@/components/ui/focus-keeper";
import { LeaveField } from "@/components/ui/leave-field";
import { ToastRegion } from "@/components/ui/toast-region";
import { TooltipLayer } from "@/components/ui/tooltip-layer";
import { parseTheme, THEME_COOKIE } from "@/lib/client/theme/theme";
import "./globals.css";

// Fetched with the page, so that no word moves when its letters come. What else they hold than Latin follows by globals.css when needed.
const sans = localFont({
  src: "../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-geist",
  adjustFontFallback: false,
});
const mono = localFont({
  src: "../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-geist-mono",
  adjustFontFallback: false,
});

export const metadata: Metadata = {
  title: { default: "Triggerboard", template: "%s · Triggerboard" },
  description: "Draw which Metaflow flow starts which, and see loops before they are deployed",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html
      lang="en-GB"
      className={`${sans.variable} ${mono.variable}`}
      data-theme={theme === "system" ? undefined : theme}
    >
      <body>
        {children}
        <ToastRegion />
        <TooltipLayer />
        <FocusKeeper />
        <LeaveField />
      </body>
    </html>
  );
}
