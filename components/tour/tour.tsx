"use client";
// The tour of the editor: four small panels, one after another, each beside what it speaks of. Everything else can be used meanwhile.
import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { isTyping } from "@/components/ui/is-typing";
import type { Box } from "@/components/ui/place-beside";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { useScreen, useScreenState } from "@/lib/client/editor/screen-context";
import { announce, type ScreenState } from "@/lib/client/editor/screen-state";
import { placeClear } from "./place-clear.ts";
import { rememberTour } from "./tour-memory.ts";
import { tourSteps } from "./tour-steps.ts";
import { useAnchorBox } from "./use-anchor-box.ts";

const viewOf = (state: ScreenState) => state.view;
const isEmptyOf = ({ graph }: EditorState) => graph.flows.length === 0;

/** Where nothing it speaks of is in sight: the middle of the canvas's or the list's upper border. */
function middleOfMain(): Box {
  const { left, top, width } = document.querySelector("main")?.getBoundingClientRect() ?? new DOMRect();
  return { left: left + width / 2 - 160, top, width: 0, height: 0 };
}

export function Tour() {
  const id = useId();
  const screen = useScreen();
  const view = useScreenState(viewOf);
  const isEmpty = useEditorState(isEmptyOf);
  const [at, setAt] = useState(0);
  const panel = useRef<HTMLDivElement>(null);
  const steps = tourSteps({ view, isEmpty });
  const step = steps[at] ?? steps[0];
  const box = useAnchorBox(step?.about ?? "main");

  useEffect(() => {
    rememberTour();
    const before = document.activeElement;
    // Whoever has begun with something is not torn from it by what they did not ask for.
    const isFree = before === document.body || before === null;
    if (isFree || screen.getState().tour === "asked") panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before !== document.body) before.focus();
    };
  }, [screen]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector("dialog[open]")) return;
      event.preventDefault();
      end(screen);
    };
    // Before the editor's own keys, of which Escape chooses nothing.
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [screen]);
  useLayoutEffect(() => {
    const element = panel.current;
    if (!element) return;
    if (!element.matches(":popover-open")) element.showPopover();
    const place = () => {
      const { left, top } = placeClear(
        box ?? middleOfMain(),
        { width: element.offsetWidth, height: element.offsetHeight },
        { width: window.innerWidth, height: window.innerHeight },
        step?.side ?? "below",
      );
      // Moved, not laid out anew: following the canvas is no shift of the page.
      element.style.translate = `${left}px ${top}px`;
    };
    place();
    window.addEventListener("resize", place);
    return () => window.removeEventListener("resize", place);
  });

  if (!step) return null;
  const isLast = at === steps.length - 1;
  return (
    <>
      {box && <Ring box={box} />}
      <div
        ref={panel}
        popover="manual"
        role="dialog"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        tabIndex={-1}
        className="fixed top-0 left-0 m-0 w-80 max-w-[calc(100vw-16px)] rounded-popover border border-line-strong bg-surface p-3 text-text shadow-2 outline-none"
      >
        {/* Read out when a step takes another's place, while the focus stays on the button. */}
        <div aria-live="polite">
          <h2 id={`${id}-title`} className="text-name">
            {step.title}
          </h2>
          <p id={`${id}-text`} className="mt-1 text-text-2">
            {step.text}
          </p>
        </div>
        <div className="mt-3 flex items-center gap-2">
          <p className="flex-1 text-small text-text-3 tabular-nums">
            Step {at + 1} of {steps.length}
          </p>
          {!isLast && (
            <Button variant="ghost" onClick={() => end(screen)}>
              Skip
            </Button>
          )}
          {at > 0 && <Button onClick={() => setAt(at - 1)}>Back</Button>}
          <Button onClick={() => (isLast ? end(screen) : setAt(at + 1))}>{isLast ? "Done" : "Next"}</Button>
        </div>
      </div>
    </>
  );
}

function end(screen: ReturnType<typeof useScreen>): void {
  screen.setState({ tour: null });
  announce(screen, "The tour is over. Press Control K or Command K to find it again.");
}

/** Round what is spoken of, without being in the way of a press. */
function Ring({ box: { left, top, width, height } }: { box: Box }) {
  const room = 3;
  return (
    <div
      aria-hidden="true"
      data-tour-ring
      className="pointer-events-none fixed z-40 rounded-card border-2 border-accent"
      style={{ left: left - room, top: top - room, width: width + 2 * room, height: height + 2 * room }}
    />
  );
}
