// What the Simulate screen asks of the server. The page hands the server actions in; a component never imports the server.
import type { Result } from "@/lib/core/foundation/result";
import type {
  RunUpstreamOnce,
  SimulateFailure,
  StartSimulation,
} from "@/lib/core/simulation/simulate-request";
import type { SimulateSettings } from "@/lib/core/simulation/simulate-settings";
import type { Simulation } from "@/lib/core/simulation/simulation";

type Answer<T> = Promise<Result<T, SimulateFailure>>;

export type SimulateActions = {
  start: (input: StartSimulation) => Answer<Simulation>;
  runUpstreamOnce: (input: RunUpstreamOnce) => Answer<Simulation>;
  stop: (input: { id: string }) => Answer<null>;
  changeSettings: (input: SimulateSettings) => Answer<SimulateSettings>;
  setUpPython: () => Answer<null>;
  stopSettingUpPython: () => Answer<null>;
};
