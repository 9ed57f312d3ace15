// The bar over the editor: where one is, what is saved, and what can be done with the whole graph.
import {
  CircleX,
  History,
  List,
  Play,
  Redo2,
  Rocket,
  Search,
  Undo2,
  WandSparkles,
  Workflow,
} from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClasses } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { LinkPending } from "@/components/ui/link-pending";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { tooltip } from "@/components/ui/tooltip";
import { TopBar } from "@/components/ui/top-bar";
import { useAnalysis } from "@/lib/client/editor/analysis-context";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { useScreen, useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState, View } from "@/lib/client/editor/screen-state";
import type { PresenceLink } from "@/lib/client/people/presence-link";
import { counted, inDigits } from "@/lib/core/foundation/counted";
import { ActionButton } from "./action-button.tsx";
import { BranchMenu } from "./branch-menu.tsx";
import { GraphName } from "./graph-name.tsx";
import { loadExportMenu, loadPeople } from "./later.ts";
import { pageAddress } from "./page-address.ts";
import { SavedState } from "./saved-state.tsx";

const PeopleOutline = () => <span className="w-7 shrink-0" />;
const PeopleBar = dynamic(loadPeople, { ssr: false, loading: PeopleOutline });
const ExportOutline = () => <span className="w-7 shrink-0" />;
const ExportMenu = dynamic(loadExportMenu, { ssr: false, loading: ExportOutline });

const VIEWS = [
  { value: "canvas" as const, label: "Canvas", icon: Workflow },
  { value: "list" as const, label: "List", icon: List },
];
const viewOf = (state: ScreenState) => state.view;
const graphIdOf = (state: EditorState) => state.graphId;
const branchOf = (state: EditorState) => state.branch;

export function EditorTopBar({
  corner,
  link,
}: {
  corner: ReactNode;
  /** Null as long as others can wait. */
  link: PresenceLink | null;
}) {
  const view = useScreenState(viewOf);
  const screen = useScreen();
  return (
    <TopBar
      crumbs={[{ label: "Graphs", href: "/" }, { label: <GraphName /> }]}
      status={<SavedState />}
      centre={
        <>
          <ActionButton id="undo" icon={Undo2} />
          <ActionButton id="redo" icon={Redo2} />
          {/* What a narrow bar leaves out is found by the search. */}
          <span className="flex max-[899px]:hidden">
            <ActionButton id="tidy" icon={WandSparkles} />
          </span>
          <span className="flex max-[1023px]:hidden">
            <ExportMenu />
          </span>
          <Divider />
          <SearchButton />
          <Divider />
          <span className="flex max-[479px]:hidden">
            <SegmentedControl<View>
              label="View"
              segments={VIEWS}
              value={view}
              onValue={(value) => screen.setState({ view: value })}
            />
          </span>
        </>
      }
      actions={
        <>
          <BranchMenu />
          {link ? <PeopleBar link={link} /> : <PeopleOutline />}
          <RunLinks />
          <span className="flex max-[639px]:hidden">{corner}</span>
        </>
      }
    />
  );
}

/** Where the screen is narrow, the icons say it alone and stand closer. */
const NARROW = "max-[639px]:px-2";

const Divider = () => <span className="mx-1 hidden h-4 w-px bg-line min-[1024px]:block" />;

function SearchButton() {
  const screen = useScreen();
  return (
    <button
      type="button"
      aria-keyshortcuts="Meta+K Control+K"
      onClick={() => screen.setState({ dialog: { kind: "search" } })}
      className="flex h-7 w-[248px] items-center gap-2 rounded-control border border-line-strong bg-sunken px-2 text-text-3 hover:bg-hover max-[1439px]:w-7 max-[1439px]:justify-center max-[1439px]:px-0"
    >
      <Search size={16} strokeWidth={1.75} className="shrink-0" />
      <span className="flex-1 truncate text-left max-[1439px]:sr-only">Search or run a command</span>
      <Kbd keys="mod+K" className="max-[1439px]:hidden" />
    </button>
  );
}

/** Versions, Simulate and Deploy, the consequence in the label: errors that would stop a deploy are counted. */
function RunLinks() {
  const graphId = useEditorState(graphIdOf);
  const branch = useEditorState(branchOf);
  const { counts } = useAnalysis().analysis;
  return (
    <>
      <Link
        href={pageAddress(graphId, "versions", branch)}
        prefetch={false}
        className={classNames(
          buttonClasses("ghost"),
          "max-[1599px]:w-7 max-[1599px]:px-0 max-[719px]:hidden",
        )}
        {...tooltip("Versions")}
      >
        <History size={16} strokeWidth={1.75} />
        <span className="max-[1599px]:sr-only">Versions</span>
        <LinkPending />
      </Link>
      <Link
        href={pageAddress(graphId, "simulate", branch)}
        prefetch={false}
        className={classNames(buttonClasses("secondary"), NARROW)}
        {...tooltip("Simulate")}
      >
        <Play size={16} strokeWidth={1.75} />
        <span className="max-[1151px]:sr-only">Simulate</span>
        <LinkPending />
      </Link>
      <Link
        href={pageAddress(graphId, "deploy", branch)}
        prefetch={false}
        className={classNames(buttonClasses("primary"), NARROW)}
        {...tooltip("Deploy")}
      >
        <Rocket size={16} strokeWidth={1.75} />
        <span className="max-[1023px]:sr-only">Deploy</span>
        {counts.error > 0 && (
          <span
            className="inline-flex h-4.5 items-center gap-1 rounded-full bg-surface px-1.5 font-semibold text-error text-small tabular-nums"
            {...tooltip(`${counted(counts.error, "error")} to mend first`, {
              describes: true,
            })}
          >
            <CircleX size={13} strokeWidth={2} className="max-[639px]:hidden" />
            {inDigits(counts.error)}
          </span>
        )}
        <LinkPending />
      </Link>
    </>
  );
}
