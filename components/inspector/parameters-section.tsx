// The flow's parameters as its code declares them: nothing to change here.
import { tooltip } from "@/components/ui/tooltip";
import type { Flow, Parameter } from "@/lib/core/graph/trigger-graph";
import { Section } from "./section.tsx";

function defaultOf({ default: value, dynamicDefault, required }: Parameter, started: boolean) {
  if (dynamicDefault)
    return (
      <span {...tooltip(dynamicDefault.dynamic, { describes: true })} className="text-text-3">
        by code
      </span>
    );
  if (value !== undefined) return <span {...tooltip(value)}>{value}</span>;
  if (!required) return <span className="text-text-3">none</span>;
  return <span className={started ? "text-warn" : "text-text-2"}>required</span>;
}

/** What becomes of the parameters when something starts the flow. */
function outcome({ trigger, schedule }: Flow): string | null {
  if (trigger?.kind === "on-finish") return "A finished flow passes no parameters; defaults are used.";
  if (trigger?.kind === "on-event") return "What no event fills has its default.";
  return schedule ? "The schedule uses the defaults." : null;
}

export function ParametersSection({ flow }: { flow: Flow }) {
  const note = outcome(flow);
  return (
    <Section
      title="Parameters"
      aside={flow.source ? "from code" : flow.parameters.length === 0 ? "none known" : ""}
    >
      {flow.parameters.length === 0 ? (
        flow.source && <p className="text-small text-text-3">The code declares none.</p>
      ) : (
        <table className="w-full table-fixed font-mono text-code">
          <thead className="sr-only">
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Type</th>
              <th scope="col">Default</th>
            </tr>
          </thead>
          <tbody>
            {flow.parameters.map((parameter) => (
              <tr key={parameter.name}>
                <th scope="row" className="w-[45%] truncate py-1 pr-2 text-left font-normal text-text">
                  {parameter.name}
                </th>
                <td className="w-[20%] truncate py-1 pr-2 text-text-3">{parameter.type}</td>
                <td className="truncate py-1 text-right text-text-2">
                  {defaultOf(parameter, flow.trigger?.kind === "on-finish")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {flow.parameters.length > 0 && note && <p className="text-small text-text-3">{note}</p>}
    </Section>
  );
}
