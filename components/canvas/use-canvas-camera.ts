// Moves the view: fit, zoom, bring nodes into sight. Registered on the screen, so that the rest can ask for it.
import { type Rect, useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import type { GroupKey, NodeKey } from "@/lib/client/editor/editor-state";
import { useScreen } from "@/lib/client/editor/screen-context";

const MOVE_MS = 200;
/** Room for what lies over the canvas: notes above, zoom bar and minimap below. */
export const FIT_PADDING = { top: "72px", right: "48px", bottom: "72px", left: "48px" } as const;
export const ZOOM = { least: 0.05, most: 2 } as const;

const duration = (): number => (window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : MOVE_MS);

type View = { transform: [x: number, y: number, zoom: number]; width: number; height: number };

function isInView({ x, y, width, height }: Rect, view: View): boolean {
  const [left, top, zoom] = view.transform;
  return (
    x * zoom + left >= 0 &&
    y * zoom + top >= 0 &&
    (x + width) * zoom + left <= view.width &&
    (y + height) * zoom + top <= view.height
  );
}

/** At the present zoom, with some room around. */
const fits = ({ width, height }: Rect, view: View): boolean =>
  width * view.transform[2] <= view.width - 96 && height * view.transform[2] <= view.height - 144;

export function useCanvasCamera(): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const screen = useScreen();
  useEffect(() => {
    const boundsOf = (keys: readonly (NodeKey | GroupKey)[]): Rect | null => {
      const nodes = keys.map((id) => flow.getNode(id)).filter((node) => node !== undefined);
      return nodes.length === 0 ? null : flow.getNodesBounds(nodes);
    };
    const show = (keys: readonly (NodeKey | GroupKey)[], beside?: NodeKey) => {
      const wanted = boundsOf(keys);
      const view = store.getState();
      if (!wanted || isInView(wanted, view)) return;
      const both = beside === undefined ? null : boundsOf([...keys, beside]);
      const target = both && fits(both, view) ? both : wanted;
      if (!fits(target, view)) {
        void flow.fitBounds(target, { padding: 0.15, duration: duration() });
        return;
      }
      const { x, y, width, height } = target;
      void flow.setCenter(x + width / 2, y + height / 2, { zoom: flow.getZoom(), duration: duration() });
    };
    screen.setState({
      camera: {
        fit: () => void flow.fitView({ padding: FIT_PADDING, maxZoom: 1, duration: duration() }),
        zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: duration() }),
        zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: duration() }),
        show,
        middle: () => {
          const { transform, width, height } = store.getState();
          const [left, top, zoom] = transform;
          return { x: (width / 2 - left) / zoom, y: (height / 2 - top) / zoom };
        },
      },
    });
    return () => screen.setState({ camera: null });
  }, [flow, store, screen]);
}
