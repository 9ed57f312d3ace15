// Hands the planned Sensors to the person as one file, for those who apply them by other means.
import { withPlaceholders } from "@/lib/core/plan/hide-tokens";
import type { Sensor } from "@/lib/core/sensors/sensor";
import { sensorToYaml } from "@/lib/core/sensors/sensor-to-yaml";

/**
 * Saves `<target>-sensors.yaml`, one document a Sensor, as they would be written but for their production tokens: those stay on the
 * server, and Metaflow's placeholder stands in their place.
 */
export function downloadManifests(target: string, sensors: readonly Sensor[]): void {
  const documents = sensors.map(withPlaceholders).map(sensorToYaml).join("---\n");
  const url = URL.createObjectURL(new Blob([documents], { type: "application/yaml" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${target.replace(/[^\w.-]+/g, "-")}-sensors.yaml`;
  link.click();
  // The browser has taken the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
