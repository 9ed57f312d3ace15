// Moves the view: fit, zoom, bring nodes into sight. Registered on the screen, so that the rest can ask for it.
import { useReactFlow } from "@xyflow/react";
import { useEffect } from "react";
import type { NodeKey } from "@/lib/client/editor/editor-state";
import { useScreen } from "@/lib/client/editor/screen-context";

const MOVE_MS = 200;
/** Room for what lies over the canvas: notes above, zoom bar and minimap below. */
export const FIT_PADDING = { top: "72px", right: "48px", bottom: "72px", left: "48px" } as const;
export const ZOOM = { least: 0.05, most: 2 } as const;

const duration = (): number => (window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : MOVE_MS);

export function useCanvasCamera(): void {
  const flow = useReactFlow();
  const screen = useScreen();
  useEffect(() => {
    const show = (keys: readonly NodeKey[]) => {
      const nodes = keys.map((id) => flow.getNode(id)).filter((node) => node !== undefined);
      if (nodes.length === 0) return;
      const box = document.querySelector(".react-flow")?.getBoundingClientRect();
      if (!box) return;
      const bounds = flow.getNodesBounds(nodes);
      const { x, y, zoom } = flow.getViewport();
      const inView =
        bounds.x * zoom + x >= 0 &&
        bounds.y * zoom + y >= 0 &&
        (bounds.x + bounds.width) * zoom + x <= box.width &&
        (bounds.y + bounds.height) * zoom + y <= box.height;
      if (inView) return;
      const fits = bounds.width * zoom <= box.width - 96 && bounds.height * zoom <= box.height - 144;
      if (fits) {
        void flow.setCenter(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2, {
          zoom,
          duration: duration(),
        });
      } else void flow.fitBounds(bounds, { padding: 0.15, duration: duration() });
    };
    screen.setState({
      camera: {
        fit: () => void flow.fitView({ padding: FIT_PADDING, maxZoom: 1, duration: duration() }),
        zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: duration() }),
        zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: duration() }),
        show,
      },
    });
    return () => screen.setState({ camera: null });
  }, [flow, screen]);
}
