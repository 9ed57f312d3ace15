"use client";
// The tour of the editor while it is on: asked for, or offered to a browser that has not seen it.
import dynamic from "next/dynamic";
import { useEffect } from "react";
import { isTourSeen } from "@/components/tour/tour-memory";
import { useScreen, useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";
import { loadCanvas, loadTour } from "./later.ts";

const Tour = dynamic(loadTour, { ssr: false });

const tourOf = (state: ScreenState) => state.tour;

export function EditorTour({ offer }: { offer: boolean }) {
  const screen = useScreen();
  const tour = useScreenState(tourOf);
  useEffect(() => {
    if (!offer || isTourSeen()) return;
    let wanted = true;
    // As soon as what it speaks of is there.
    Promise.all([loadCanvas(), loadTour()]).then(() => wanted && screen.setState({ tour: "offered" }));
    return () => {
      wanted = false;
    };
  }, [offer, screen]);
  return tour !== null && <Tour />;
}
