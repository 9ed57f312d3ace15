"use client";
// Shown while there is no Python with Metaflow: what is missing, and the press that sets it up here.
import { Download, Square } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import type { PythonStatus } from "@/lib/core/simulation/simulate-request";
import { durationInWords } from "@/lib/core/simulation/words-for-time";

export function PythonNotice({
  status,
  nowMs,
  onSetUp,
  onStop,
}: {
  status: PythonStatus | undefined;
  nowMs: number;
  onSetUp: () => void;
  onStop: () => void;
}) {
  if (status === undefined || status.kind === "ready") return null;
  if (status.kind === "setting-up") {
    return (
      <section
        aria-label="Setting up Python"
        className="rounded-card border border-line bg-surface px-4 py-3 shadow-1"
      >
        <div className="flex items-center gap-3">
          <Spinner label={`Setting up Python with Metaflow, ${durationInWords(nowMs - status.sinceMs)}`} />
          <span className="flex-1" />
          <Button size="small" icon={Square} onClick={onStop}>
            Stop
          </Button>
        </div>
        <Lines lines={status.lines} />
      </section>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <Notice
        tone={status.kind === "set-up-failed" ? "error" : "warn"}
        live
        title={status.kind === "set-up-failed" ? "Python was not set up." : "Flows cannot run here yet."}
        actions={
          status.canSetUp && (
            <Button size="small" icon={Download} onClick={onSetUp}>
              Set up Python here
            </Button>
          )
        }
      >
        {status.message}
      </Notice>
      {status.kind === "set-up-failed" && status.lines.length > 0 && <Lines lines={status.lines} />}
    </div>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  const box = useRef<HTMLPreElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls whenever there are other lines
  useEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines]);
  return (
    <pre
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="mt-2 max-h-36 overflow-auto whitespace-pre-wrap rounded-control border border-line bg-term px-3 py-2 font-mono text-code text-text-2"
    >
      {lines.join("\n")}
    </pre>
  );
}
