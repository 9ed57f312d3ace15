// Whether the camera moves: while it does, painting stands for the cards, which would take too long to draw at each step.
import { useStoreApi } from "@xyflow/react";
import { useEffect, useState } from "react";

/** Without a step for so long it rests. */
const REST_MS = 120;

/** @param held a gesture holds things on the screen: they must stay, even when the view follows it */
export function useCameraMoves(held: boolean): boolean {
  const store = useStoreApi();
  const [moving, setMoving] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let { transform } = store.getState();
    const stop = store.subscribe((state) => {
      if (state.transform === transform) return;
      transform = state.transform;
      clearTimeout(timer);
      timer = setTimeout(() => setMoving(false), REST_MS);
      if (!held) setMoving(true);
    });
    return () => {
      clearTimeout(timer);
      stop();
      setMoving(false);
    };
  }, [store, held]);
  return moving;
}
