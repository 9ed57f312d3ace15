// A panel at the edge whose size can be dragged, or stepped with the arrow keys; where the screen is narrow it lies over the canvas.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { useScreen, useScreenState } from "@/lib/client/editor/screen-context";
import { PANEL_SIZES, type PanelName, type ScreenState, setPanel } from "@/lib/client/editor/screen-state";

const STEP = 16;
/** Which way the pointer must go to make the panel larger. */
const GROWS = { palette: 1, inspector: -1, problems: -1 } as const;

const isConnecting = (state: ScreenState) => state.connecting !== null;

/** `away`: what lies over the canvas makes way for a connection that is drawn on it. */
const PLACES: Record<PanelName, { panel: string; away: string; handle: string }> = {
  palette: {
    panel:
      "max-w-[calc(100vw-48px)] max-[899px]:absolute max-[899px]:inset-y-0 max-[899px]:left-0 max-[899px]:z-30 max-[899px]:shadow-2",
    away: "max-[899px]:hidden",
    handle: "inset-y-0 -left-1 w-2 cursor-col-resize max-[899px]:hidden",
  },
  inspector: {
    panel:
      "max-w-[calc(100vw-48px)] max-[1199px]:absolute max-[1199px]:inset-y-0 max-[1199px]:right-0 max-[1199px]:z-30 max-[1199px]:shadow-2",
    away: "max-[1199px]:hidden",
    handle: "inset-y-0 -right-1 w-2 cursor-col-resize max-[1199px]:hidden",
  },
  // On a low window what is drawn keeps the larger part.
  problems: {
    panel: "[@media(max-height:599px)]:max-h-[calc(40dvh-20px)]",
    away: "",
    handle: "inset-x-0 h-2 cursor-row-resize",
  },
};

const LABELS: Record<PanelName, string> = {
  palette: "Width of the palette",
  inspector: "Width of the inspector",
  problems: "Height of the problems",
};

export function SidePanel({ name, children }: { name: PanelName; children: ReactNode }) {
  const { open, size } = useScreenState((state) => state.panels[name]);
  const connecting = useScreenState(isConnecting);
  if (!open) return null;
  const { panel, away } = PLACES[name];
  const extent = name === "problems" ? { height: size } : { width: size };
  return (
    <div
      {...(name === "problems" ? {} : { "data-side-panel": "" })}
      className={classNames("relative shrink-0", panel, connecting && away)}
      style={extent}
    >
      {children}
    </div>
  );
}

/** Stands in the main part, at the border to the panel; a panel that lies over the rest has none. */
export function PanelHandle({ name }: { name: PanelName }) {
  const { open, size } = useScreenState((state) => state.panels[name]);
  const screen = useScreen();
  const start = useRef({ at: 0, size: 0 });
  const { least, most, usual } = PANEL_SIZES[name];
  const across = name === "problems";
  if (!open) return null;
  const along = ({ clientX, clientY }: PointerEvent) => (across ? clientY : clientX);
  const onKeyDown = (event: KeyboardEvent) => {
    const sign = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (sign === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setPanel(screen, name, { size: size + sign * GROWS[name] * STEP });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no <hr>
    <div
      role="separator"
      aria-label={LABELS[name]}
      aria-orientation={across ? "horizontal" : "vertical"}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={size}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={() => setPanel(screen, name, { size: usual })}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: along(event), size };
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        setPanel(screen, name, {
          size: start.current.size + (along(event) - start.current.at) * GROWS[name],
        });
      }}
      style={across ? { bottom: size - 4 } : undefined}
      className={classNames(
        "absolute z-20 touch-none hover:bg-accent/20 focus-visible:-outline-offset-2",
        PLACES[name].handle,
      )}
    />
  );
}
