// Tells the nodes how much to show; all change together when the zoom passes a step.
import { createContext, useContext } from "react";
import type { DetailLevel } from "@/lib/client/canvas/detail-level";

export const DetailContext = createContext<DetailLevel>("full");
export const useDetail = (): DetailLevel => useContext(DetailContext);
