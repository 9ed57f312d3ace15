import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readLiveTemplate } from "./live-template.ts";

const template = JSON.parse(
  readFileSync(
    path.join(import.meta.dirname, "../goldens/sensors/ev_params_all/workflow-template.json"),
    "utf8",
  ),
);

describe("readLiveTemplate", () => {
  it("reads what Metaflow wrote at the last create", () => {
    const live = readLiveTemplate(template);
    expect({
      ...live,
      parameters: live?.parameters.filter(({ name }) => /func|dash|json$/.test(name)),
    }).toEqual({
      name: "allparamseventflow",
      owner: "golden",
      productionToken: "__PLACEHOLDER_PRODUCTION_TOKEN__",
      title: "AllParamsEventFlow",
      description: null,
      parameters: [
        { name: "p_func", type: "str", value: '"flow=AllParamsEventFlow,param=p_func"', required: false },
        { name: "p_func_int", type: "int", value: '"42"', required: false },
        { name: "p_func_json", type: "JSON", value: '"{\\"from\\": \\"function\\"}"', required: false },
        { name: "p-dash", type: "str", value: '"x"', required: false },
        { name: "p_json", type: "JSON", value: '"{\\"a\\": [1, 2], \\"b\\": null}"', required: false },
      ],
    });
    expect(live?.parameters.length).toBe(21);
  });

  it("knows a flow without parameters, annotated sparsely", () => {
    expect(
      readLiveTemplate({ metadata: { name: "f", annotations: { "metaflow/flow_name": "F" } }, spec: {} }),
    ).toEqual({
      name: "f",
      owner: null,
      productionToken: null,
      parameters: [],
      title: null,
      description: null,
    });
  });

  it.each([
    [null],
    [{}],
    [{ metadata: { name: "f" } }],
    [{ metadata: { name: "f", annotations: { other: "x" } } }],
    [{ metadata: { name: "f", annotations: { "metaflow/flow_name": "F", "metaflow/parameters": "{" } } }],
    [{ metadata: { name: "f", annotations: { "metaflow/flow_name": "F", "metaflow/parameters": "[1]" } } }],
  ])("is null for %j", (manifest) => {
    expect(readLiveTemplate(manifest)).toBe(null);
  });
});
