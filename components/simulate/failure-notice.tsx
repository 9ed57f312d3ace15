// Why nothing was started, with the decorator to paste where that is what is missing.
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import type { SimulateFailure } from "@/lib/core/simulation/simulate-request";

export function FailureNotice({ failure, onClose }: { failure: SimulateFailure; onClose: () => void }) {
  return (
    <Notice
      tone="error"
      live
      actions={
        <>
          {failure.paste !== undefined && (
            <CopyButton size="small" text={failure.paste}>
              Copy decorator
            </CopyButton>
          )}
          <Button size="small" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      {failure.message}
      {failure.paste !== undefined && (
        <CodeBlock label="Decorator to paste" code={failure.paste} className="mt-2" />
      )}
    </Notice>
  );
}
