"use client";
// The decorators to paste above the flow's class, so that the code says what the canvas says.
import { FileCode } from "lucide-react";
import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";
import type { Flow } from "@/lib/core/graph/trigger-graph";
import { printDecorators } from "@/lib/core/python/print-decorator";

/** What to paste, or "" when there is nothing that can be written down. */
export const decoratorsToPaste = (flow: Flow): string =>
  printDecorators(flow)
    .flatMap(({ text }) => (text === null ? [] : [text]))
    .join("\n");

export function CodeTab({ flow }: { flow: Flow }) {
  const printed = printDecorators(flow);
  const code = decoratorsToPaste(flow);
  const names = printed.filter(({ text }) => text !== null).map(({ name }) => name);
  return (
    <div className="flex flex-col gap-3 p-4">
      {code === "" ? (
        <p className="text-small text-text-2">
          {printed.length === 0
            ? `Nothing starts ${flow.name} and it is in no project, so its class needs no decorator.`
            : "Everything that starts it is decided by the code, so there is nothing to paste."}
        </p>
      ) : (
        <>
          <p className="text-small text-text-2">
            Paste this above{" "}
            <span className="font-mono text-code text-text">class {flow.name}(FlowSpec)</span>
            {flow.source && (
              <>
                {" "}
                in <span className="font-mono text-code text-text">{flow.source.file}</span>
              </>
            )}
            , in place of the same decorators there.
          </p>
          <CodeBlock label="Decorators" code={code} />
          <p className="text-small text-text-3">
            Import <span className="font-mono text-code">{names.join(", ")}</span> from{" "}
            <span className="font-mono text-code">metaflow</span>.
          </p>
        </>
      )}
      {printed.map((decorator) =>
        decorator.text === null ? (
          <Notice
            key={decorator.name}
            icon={FileCode}
            title={`@${decorator.name} stays as it is in the code.`}
          >
            {decorator.dynamic.dynamic}
            {decorator.dynamic.file && ` (${decorator.dynamic.file}:${decorator.dynamic.line ?? 1})`}. Pasting
            the rest of it would lose that part.
          </Notice>
        ) : null,
      )}
    </div>
  );
}
