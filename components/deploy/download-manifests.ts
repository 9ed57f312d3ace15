// Hands the planned Sensors to the person as one file, for those who apply them by other means.
import { withPlaceholders } from "@/lib/core/plan/hide-tokens";
import type { Sensor, TextMap } from "@/lib/core/sensors/sensor";
import { PLACEHOLDER_TOKEN } from "@/lib/core/sensors/sensor-settings";
import { sensorToYaml } from "@/lib/core/sensors/sensor-to-yaml";

/** Saves `<target>-sensors.yaml`, one document a Sensor, as they would be written, but without production tokens. */
export function downloadManifests(target: string, sensors: readonly Sensor[]): void {
  const documents = sensors.map((sensor) => sensorToYaml(withPlaceholders(sensor)));
  const url = URL.createObjectURL(new Blob([documents.join("---\n")], { type: "application/yaml" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${target.replace(/[^\w.-]+/g, "-")}-sensors.yaml`;
  link.click();
  // The browser has taken the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const TOKEN = "metaflow/production_token";

function withPlaceholder(sensor: Sensor): Sensor {
  const annotations = (before: TextMap): TextMap => ({ ...before, [TOKEN]: PLACEHOLDER_TOKEN });
  const { metadata, spec } = sensor;
  const pods = spec.template.metadata;
  return {
    ...sensor,
    metadata: { ...metadata, annotations: annotations(metadata.annotations) },
    spec: {
      ...spec,
      template: { ...spec.template, metadata: { ...pods, annotations: annotations(pods.annotations) } },
    },
  };
}
