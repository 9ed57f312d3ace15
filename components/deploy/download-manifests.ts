// Hands the planned Sensors to the person as one file, for those who apply them by other means.
import { saveFile } from "@/components/ui/save-file";
import { withPlaceholders } from "@/lib/core/plan/hide-tokens";
import type { Sensor } from "@/lib/core/sensors/sensor";
import { sensorToYaml } from "@/lib/core/sensors/sensor-to-yaml";

/**
 * Saves `<target>-sensors.yaml`, one document a Sensor, as they would be written but for their production tokens: those stay on the
 * server, and Metaflow's placeholder stands in their place.
 */
export function downloadManifests(target: string, sensors: readonly Sensor[]): void {
  const documents = sensors.map(withPlaceholders).map(sensorToYaml).join("---\n");
  saveFile(
    `${target.replace(/[^\w.-]+/g, "-")}-sensors.yaml`,
    new Blob([documents], { type: "application/yaml" }),
  );
}
