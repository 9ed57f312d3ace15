"use client";
// What the actions act on, for buttons, menus and keys alike.
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useEditor } from "@/lib/client/editor/editor-context";
import { useScreen } from "@/lib/client/editor/screen-context";
import type { ActionContext } from "./editor-actions.ts";

const Context = createContext<ActionContext | null>(null);

export function ActionProvider({ children }: { children: ReactNode }) {
  const editor = useEditor();
  const screen = useScreen();
  const { push } = useRouter();
  const context = useMemo(() => ({ editor, screen, goTo: push }), [editor, screen, push]);
  return <Context value={context}>{children}</Context>;
}

/** Throws outside an ActionProvider, which is a bug. */
export function useActionContext(): ActionContext {
  const context = useContext(Context);
  if (!context) throw new Error("useActionContext needs an ActionProvider above it");
  return context;
}
