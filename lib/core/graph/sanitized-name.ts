// What an event is called inside a Sensor and a WorkflowTemplate, where its own name would not be allowed.
import { shortHash } from "./short-hash.ts";

/**
 * The name of the dependency and of the workflow parameter that carry the event. Case and `_` stay; there is no limit of length.
 * Mirrors ArgoWorkflows._process_triggers, `sanitized_name`.
 * @param eventName for example `metaflow.FirstFlow.end`, which gives `metaflowFirstFlowend_7anl`
 */
export const sanitizedName = (eventName: string): string =>
  `${eventName.replaceAll(/[.\-@+]/g, "")}_${shortHash(eventName, 4)}`;
