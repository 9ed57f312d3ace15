"use client";
// The log: time, step and text, following its end until the reader scrolls away.
import { Check, Download, Search } from "lucide-react";
import { memo, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { SearchField } from "@/components/ui/search-field";
import { Spinner } from "@/components/ui/spinner";
import type { LogBuffer, ShownLine } from "@/lib/client/simulate/log-buffer";
import { counted, inDigits } from "@/lib/core/foundation/counted";

const STEP_COLOURS = ["", "text-step-1", "text-step-2", "text-step-3", "text-step-4"];
const KIND_COLOURS = { system: "text-text-3", out: "text-text", warning: "text-warn", error: "text-error" };
/** Pixels from the end within which the reader counts as reading the end. */
const NEAR_END = 24;

export function LogView({
  log,
  running,
  downloadUrl,
  lost,
}: {
  log: LogBuffer;
  running: boolean;
  /** The whole log as a file; null while there is none. */
  downloadUrl: string | null;
  lost: boolean;
}) {
  const scroller = useRef<HTMLElement>(null);
  const [following, setFollowing] = useState(true);
  const [finding, setFinding] = useState(false);
  const [query, setQuery] = useState("");
  const shown = useMemo(() => {
    const wanted = finding ? query.trim().toLowerCase() : "";
    if (wanted === "") return log.lines;
    return log.lines.filter(
      ({ text, step, task }) =>
        text.toLowerCase().includes(wanted) || `${step}/${task}`.toLowerCase().includes(wanted),
    );
  }, [log.lines, finding, query]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls whenever there are other lines
  useEffect(() => {
    if (following && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [following, shown]);

  const letGo = log.total - log.lines.length;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-9 shrink-0 items-center gap-3 border-line border-b bg-sunken px-4 text-small text-text-3">
        <h2 className="font-semibold text-text-2">Log</h2>
        <span className="tabular-nums">
          {counted(log.total, "line")}
          {shown.length < log.lines.length && `, ${inDigits(shown.length)} match`}
        </span>
        {lost && (
          <span role="status" className="text-warn">
            Connection lost. What is shown is kept; trying again
          </span>
        )}
        <span className="flex-1" />
        {finding && (
          <SearchField label="Find in the log" value={query} onValue={setQuery} autoFocus className="w-40" />
        )}
        <LogButton pressed={following} onPress={() => setFollowing(!following)}>
          <Check size={14} strokeWidth={2} className={following ? "text-accent" : "invisible"} />
          Follow
        </LogButton>
        <LogButton pressed={finding} onPress={() => setFinding(!finding)}>
          <Search size={14} strokeWidth={1.75} />
          Find
        </LogButton>
        {downloadUrl !== null && (
          <a
            href={downloadUrl}
            download
            className="inline-flex items-center gap-1 rounded-key hover:text-text"
            aria-label="Download the whole log"
          >
            <Download size={14} strokeWidth={1.75} />
          </a>
        )}
      </div>
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="Log lines"
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) =>
          setFollowing(scrollHeight - scrollTop - clientHeight < NEAR_END)
        }
        className="min-h-0 flex-1 overflow-auto bg-term px-4 py-2.5 font-mono text-[12px] leading-5"
      >
        {letGo > 0 && (
          <p className="text-text-3">
            {inDigits(letGo)} earlier lines are not shown. Download the log to read them.
          </p>
        )}
        {log.total === 0 && (
          <p className="font-sans text-small text-text-3">
            {running ? (
              <Spinner size={14} label="Starting" />
            ) : (
              "Press Run. The first line comes after about 2 s."
            )}
          </p>
        )}
        {shown.map((line) => (
          <Line key={line.number} line={line} />
        ))}
        {running && log.total > 0 && (
          <span aria-hidden="true" className="inline-block h-3.5 w-1.5 bg-text-3" />
        )}
      </section>
    </div>
  );
}

function LogButton({
  pressed,
  onPress,
  children,
}: {
  pressed: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={classNames(
        "inline-flex items-center gap-1 rounded-key hover:text-text",
        pressed ? "text-text-2" : "text-text-3",
      )}
    >
      {children}
    </button>
  );
}

const Line = memo(function Line({ line }: { line: ShownLine }) {
  const { time, step, task, kind, text, colour } = line;
  return (
    <div className="grid grid-cols-[98px_84px_minmax(0,1fr)]">
      <span className="text-text-3">{time}</span>
      <span
        className={classNames(
          "truncate pr-2",
          colour === null ? "text-text-3" : STEP_COLOURS[colour],
          colour !== null && "font-medium",
        )}
        title={step === null ? undefined : `${step}/${task}`}
      >
        {step === null ? "metaflow" : `${step}/${task}`}
      </span>
      <span className={classNames("min-w-0 whitespace-pre-wrap break-words", KIND_COLOURS[kind])}>
        {text}
      </span>
    </div>
  );
});
