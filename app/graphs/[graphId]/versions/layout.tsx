import type { ReactNode } from "react";
import { QueryProvider } from "@/lib/client/queries/query-provider";

export default function QueryLayout({ children }: { children: ReactNode }) {
  return <QueryProvider>{children}</QueryProvider>;
}
