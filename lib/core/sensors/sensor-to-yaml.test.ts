import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { yamlText } from "./sensor-to-yaml.ts";

describe("yamlText", () => {
  it("prints a manifest as people write one", () => {
    const text = yamlText({
      apiVersion: "argoproj.io/v1alpha1",
      kind: "Sensor",
      metadata: { labels: { "app.kubernetes.io/part-of": "metaflow" }, annotations: {} },
      spec: {
        replicas: 1,
        cpu: "100m",
        reset: [{ byTime: { cron: "0 0 * * *", timezone: "Europe/London" } }],
        nested: [["a", "b"], []],
        template: '{{ if (hasKey $.Input "a") }}it\'s{{- end -}}',
        description: "Makes the report.\n\n  Every night, early.",
        odd: ["yes", "null", "10", "", " a", "a: b", "#", "ö", "two\nlines\n"],
        absent: undefined,
        none: null,
      },
    });
    expect(text).toBe(`apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  labels:
    app.kubernetes.io/part-of: metaflow
  annotations: {}
spec:
  replicas: 1
  cpu: "100m"
  reset:
  - byTime:
      cron: "0 0 * * *"
      timezone: Europe/London
  nested:
  - - a
    - b
  - []
  template: '{{ if (hasKey $.Input "a") }}it''s{{- end -}}'
  description: |-
    Makes the report.

      Every night, early.
  odd:
  - "yes"
  - "null"
  - "10"
  - ""
  - " a"
  - "a: b"
  - "#"
  - "ö"
  - "two\\nlines\\n"
  none: null
`);
  });

  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "yes",
      "No",
      "NULL",
      "~",
      "0x1f",
      "1e3",
      "010",
      "12:30",
      "2026-01-01",
      "=",
      "<<",
      "-",
      "---",
    ),
    fc
      .array(fc.constantFrom("a", " ", "  b", "", "c: d", "# e", "- f", "\t", "'", '"', "\\"), {
        maxLength: 6,
      })
      .map((lines) => lines.join("\n")),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(
        text.filter((key) => key !== "__proto__"),
        tie("value"),
        { maxKeys: 4, noNullPrototype: true },
      ),
    ),
  }));

  it.each(["1.1", "1.2"] as const)("is read back as the same value by YAML %s", (version) => {
    fc.assert(
      fc.property(value, (data) => {
        const printed = yamlText(data as Parameters<typeof yamlText>[0]);
        expect(parse(printed, { version, uniqueKeys: true })).toEqual(data);
        expect(yamlText(JSON.parse(JSON.stringify(data)))).toBe(printed);
      }),
      { numRuns: 1000 },
    );
  });
});
