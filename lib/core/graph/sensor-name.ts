// What a flow's Sensor is called in the cluster.

/** The Sensor's name: Sensors take no dots. Mirrors ArgoWorkflows._sensor_name. */
export const sensorName = (templateName: string): string => templateName.replaceAll(".", "-");
