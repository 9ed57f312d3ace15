"use client";
// One TanStack Query cache a page load, for the screens that ask the server; the canvas itself does not carry it.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";

const newClient = () => new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: 1 } } });
let ofThisPage: QueryClient | undefined;

/** On the server each rendering has its own: nobody sees another's answers. */
function clientHere(): QueryClient {
  if (typeof window === "undefined") return newClient();
  ofThisPage ??= newClient();
  return ofThisPage;
}

export function QueryProvider({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={clientHere()}>{children}</QueryClientProvider>;
}
