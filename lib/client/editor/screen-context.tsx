"use client";
// Hands the screen's state to the components; each reads what it needs through a selector.
import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { Screen, ScreenState } from "./screen-state.ts";

const ScreenContext = createContext<Screen | null>(null);

export function ScreenProvider({ screen, children }: { screen: Screen; children: ReactNode }) {
  return <ScreenContext value={screen}>{children}</ScreenContext>;
}

/** Throws outside a ScreenProvider, which is a bug. */
export function useScreen(): Screen {
  const screen = useContext(ScreenContext);
  if (!screen) throw new Error("useScreen needs a ScreenProvider above it");
  return screen;
}

/** One part of the state; selectors are defined outside components. */
export function useScreenState<T>(selector: (state: ScreenState) => T): T {
  return useStore(useScreen(), selector);
}
