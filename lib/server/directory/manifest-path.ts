// Where in a folder a Sensor's manifest stands.

/** What Kubernetes takes for the names of Sensors and namespaces; so no path can be made of them that leads elsewhere. */
const NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

/** @returns `<namespace>/<name>.yaml`, or null when the names are none that Kubernetes takes */
export function manifestPath({ namespace, name }: { namespace: string; name: string }): string | null {
  if (!NAME.test(namespace) || !NAME.test(name) || `${namespace}${name}`.includes("..")) return null;
  return `${namespace}/${name}.yaml`;
}
