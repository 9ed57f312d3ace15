// Text as a machine reads it: every blank kept, scrolled sideways rather than wrapped.
import { classNames } from "./class-names.ts";

export function CodeBlock({ label, code, className }: { label: string; code: string; className?: string }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      className={classNames("overflow-auto rounded-control border border-line bg-sunken", className)}
    >
      <pre className="w-max min-w-full px-3 py-2 font-mono text-code text-text">
        <code>{code}</code>
      </pre>
    </section>
  );
}
