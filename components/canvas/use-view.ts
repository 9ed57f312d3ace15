// Where the camera stands over the canvas, and how large the canvas is on the screen.
import { useStore } from "@xyflow/react";
import { shallow } from "zustand/shallow";

type View = { transform: [number, number, number]; width: number; height: number };

const viewOf = ({ transform, width, height }: View) => [...transform, width, height] as const;

/** @returns left, top and zoom of React Flow's transform, then width and height in pixels; 0 before they are known */
export const useView = () => useStore(viewOf, shallow);
