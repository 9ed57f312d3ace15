// The Sensor as Metaflow writes it, and which Metaflow that is: its shape changed before (2.16.8) and will again.

/** The Metaflow whose Sensors are mirrored; named wherever Sensors are shown or printed. */
export const METAFLOW_VERSION_MIRRORED = "2.19";

/**
 * The Argo Events manifest that `argo-workflows create` pushes. Left out are what Argo's controller takes away on its first pass,
 * since it then claims the triggers for itself and the next apply conflicts: nulls, `useRawData: false` and the container's name.
 */
export type Sensor = {
  apiVersion: "argoproj.io/v1alpha1";
  kind: "Sensor";
  metadata: { name: string; namespace: string; labels: TextMap; annotations: TextMap };
  spec: {
    template: {
      metadata: { labels: TextMap; annotations: TextMap };
      container: { resources: { limits: TextMap; requests: TextMap } };
      serviceAccountName: string;
    };
    replicas: number;
    eventBusName: string;
    /** Always one. It names no conditions, which means: all dependencies. */
    triggers: { template: SensorTrigger }[];
    dependencies: SensorDependency[];
  };
};

export type TextMap = Record<string, string>;

/** What the Sensor does when all its dependencies are met: make a Workflow from the flow's template. */
export type SensorTrigger = {
  name: string;
  k8s: {
    operation: "create";
    source: { resource: TriggeredWorkflow };
    /** Copies parts of the events into the Workflow. */
    parameters: SensorTriggerParameter[];
  };
  conditionsReset?: { byTime: { cron: string; timezone?: string } }[];
};

type TriggeredWorkflow = {
  apiVersion: "argoproj.io/v1alpha1";
  kind: "Workflow";
  metadata: { generateName: string; namespace: string; annotations: TextMap };
  spec: {
    arguments: { parameters: { name: string; value: string }[] };
    workflowTemplateRef: { name: string };
  };
};

export type SensorTriggerParameter = {
  src: { dependencyName: string; dataKey?: string; dataTemplate?: string; value: string };
  dest: string;
};

/** One event that the Sensor waits for, told from all others by expressions on its payload. */
export type SensorDependency = {
  name: string;
  eventName: string;
  eventSourceName: string;
  filters: { exprs: { expr: string; fields: { name: string; path: string }[] }[] };
};
