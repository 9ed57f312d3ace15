// dynamic-default: a default that only the deployed template knows.
import { makeFinding } from "../finding.ts";
import type { FlowRule } from "../rule.ts";

export const dynamicDefault: FlowRule = (flow, _there, nameOf, report) => {
  if (!flow.trigger) return;
  for (const { name, dynamicDefault: decided } of flow.parameters) {
    if (!decided) continue;
    report(
      makeFinding(
        nameOf,
        [flow],
        {
          code: "dynamic-default",
          message: `The default of ${name} of ${nameOf(flow)} is not known before it is deployed: ${decided.dynamic}`,
          why: "The Sensor leaves the parameter out, so the deployed template's own default holds.",
          fix: "Nothing, unless the Sensor has to name it: then write the value out in code",
        },
        { detail: name, at: { file: decided.file, line: decided.line } },
      ),
    );
  }
};
