"use client";
// Two manifests side by side: what is gone at the left in red with −, what comes at the right in green with +.
import { useMemo } from "react";
import { classNames } from "@/components/ui/class-names";
import { counted } from "@/lib/core/foundation/counted";
import { type DiffLine, type DiffRow, lineDiff } from "@/lib/core/plan/line-diff";

export function YamlDiff({
  label,
  before,
  after,
  beforeNote,
  afterNote,
}: {
  label: string;
  before: string;
  after: string;
  beforeNote: string;
  afterNote: string;
}) {
  const { rows } = useMemo(() => lineDiff(before, after), [before, after]);
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-[480px] overflow-auto rounded-card border border-line bg-surface"
    >
      <table className="w-full table-fixed border-collapse font-mono text-code">
        <colgroup>
          <col className="w-[60px]" />
          <col />
          <col className="w-[60px]" />
          <col />
        </colgroup>
        <thead className="sticky top-0 z-10 bg-sunken font-sans text-small">
          <tr className="h-[30px] text-left">
            <SideHead name="Live" note={beforeNote} />
            <SideHead name="Planned" note={afterNote} divided />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
            <Row key={at} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SideHead({ name, note, divided = false }: { name: string; note: string; divided?: boolean }) {
  return (
    <th
      colSpan={2}
      scope="col"
      className={classNames("border-line border-b px-3 font-medium", divided && "border-l")}
    >
      <span className="flex justify-between gap-3">
        {name}
        <span className="min-w-0 truncate font-normal text-text-3">{note}</span>
      </span>
    </th>
  );
}

function Row({ row }: { row: DiffRow }) {
  if (row.kind === "fold") {
    const words = `${counted(row.count, "line")} the same`;
    return (
      <tr className="text-text-3">
        <LineNumber text="…" sign="" />
        <td className="py-px pl-8">{words}</td>
        <LineNumber text="…" sign="" divided />
        <td className="py-px pl-8" aria-hidden="true">
          {words}
        </td>
      </tr>
    );
  }
  const changed = row.kind === "changed";
  return (
    <tr>
      <Side line={row.left} looks={changed ? REMOVED : null} />
      <Side line={row.right} looks={changed ? ADDED : null} divided />
    </tr>
  );
}

type Looks = { sign: string; said: string; row: string; mark: string };
const REMOVED: Looks = { sign: "−", said: "removed", row: "bg-error-bg", mark: "bg-error/20" };
const ADDED: Looks = { sign: "+", said: "added", row: "bg-ok-bg", mark: "bg-ok/20" };

function Side({
  line,
  looks,
  divided = false,
}: {
  line: DiffLine | null;
  looks: Looks | null;
  divided?: boolean;
}) {
  if (line === null) {
    return (
      <>
        <td className={classNames("bg-sunken", divided && "border-line border-l")} />
        <td className="bg-sunken" />
      </>
    );
  }
  const [from, to] = line.mark ?? [0, 0];
  return (
    <>
      <LineNumber
        text={String(line.number)}
        sign={looks?.sign ?? ""}
        divided={divided}
        className={looks?.row}
      />
      <td
        className={classNames("whitespace-pre-wrap break-words py-px pr-3 align-top text-text", looks?.row)}
      >
        {looks && <span className="sr-only">{looks.said}: </span>}
        {looks && line.mark && to > from ? (
          <>
            {line.text.slice(0, from)}
            <mark className={classNames("rounded-[3px] text-inherit", looks.mark)}>
              {line.text.slice(from, to)}
            </mark>
            {line.text.slice(to)}
          </>
        ) : (
          line.text
        )}
      </td>
    </>
  );
}

function LineNumber({
  text,
  sign,
  divided = false,
  className,
}: {
  text: string;
  sign: string;
  divided?: boolean;
  className?: string | undefined;
}) {
  return (
    <td
      aria-hidden="true"
      className={classNames(
        "select-none py-px pr-2 text-right align-top text-text-3",
        divided && "border-line border-l",
        className,
      )}
    >
      <span className="inline-block w-7 text-right tabular-nums">{text}</span>
      <span className="inline-block w-4 pl-1 text-center">{sign}</span>
    </td>
  );
}
