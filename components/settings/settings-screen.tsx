"use client";
// The settings: what this server may read and deploy to, and how this browser shows it. Each section has an address of its own.
import { Fragment, type ReactNode } from "react";
import { TopBar } from "@/components/ui/top-bar";
import type { Theme } from "@/lib/client/theme/theme";
import type { KnownTarget } from "@/lib/core/plan/deploy-request";
import type { CodeFolder } from "@/lib/core/python/code-folder";
import { CodeFoldersSection } from "./code-folders-section.tsx";
import { ColoursSection } from "./colours-section.tsx";
import { KeysSection } from "./keys-section.tsx";
import type { SettingsActions } from "./settings-actions.ts";
import { SettingsSection } from "./settings-section.tsx";
import { TargetsSection } from "./targets-section.tsx";
import { YourNameField } from "./your-name-field.tsx";

type Part = { id: string; title: string; intro: ReactNode; content: ReactNode };

export function SettingsScreen({
  folders,
  targets,
  theme,
  name,
  actions,
}: {
  folders: CodeFolder[];
  targets: KnownTarget[];
  theme: Theme;
  /** What this browser calls the person, and what they are called without that. */
  name: { kept: string | null; usual: string };
  actions: SettingsActions;
}) {
  const groups: { title: string; parts: Part[] }[] = [
    {
      title: "This server, for everybody",
      parts: [
        {
          id: "code-folders",
          title: "Code folders",
          intro:
            "Folders on the server’s computer that flows are read from and simulated in. Nothing outside of them is ever opened, and reading never runs code.",
          content: <CodeFoldersSection initial={folders} actions={actions} />,
        },
        {
          id: "targets",
          title: "Targets",
          intro: "The places that Deploy can put Sensors into, and how each is connected to Argo Events.",
          content: <TargetsSection initial={targets} actions={actions} />,
        },
      ],
    },
    {
      title: "This browser",
      parts: [
        {
          id: "your-name",
          title: "Your name",
          intro: "What you are called here. Nobody logs in, so each browser keeps its own.",
          content: (
            <div className="max-w-80">
              <YourNameField initial={name.kept} usual={name.usual} hideLabel />
            </div>
          ),
        },
        {
          id: "colours",
          title: "Colours",
          intro: "Light, dark, or as your system has it.",
          content: <ColoursSection initial={theme} />,
        },
        {
          id: "keys",
          title: "Keys",
          intro: "Everything that can be done in the editor, and the keys that do it.",
          content: <KeysSection />,
        },
      ],
    },
  ];
  return (
    <div className="flex min-h-full flex-col">
      <TopBar crumbs={[{ label: "Graphs", href: "/" }, { label: "Settings" }]} />
      <div className="mx-auto flex w-full max-w-[1048px] flex-1 gap-10 px-6 pt-7 pb-16 max-[719px]:flex-col max-[719px]:gap-6">
        <nav
          aria-label="Sections of the settings"
          className="sticky top-7 w-44 shrink-0 self-start max-[719px]:static max-[719px]:w-full"
        >
          {groups.map(({ title, parts }) => (
            <Fragment key={title}>
              <p className="px-2 pb-1 font-medium text-small text-text-3 not-first:pt-4">{title}</p>
              <ul>
                {parts.map((part) => (
                  <li key={part.id}>
                    <a
                      href={`#${part.id}`}
                      className="block rounded-control px-2 py-1 font-medium text-text-2 hover:bg-hover hover:text-text"
                    >
                      {part.title}
                    </a>
                  </li>
                ))}
              </ul>
            </Fragment>
          ))}
        </nav>
        <main className="min-w-0 flex-1">
          <h1 className="text-title">Settings</h1>
          <div className="mt-5 flex flex-col gap-9">
            {groups.flatMap(({ parts }) =>
              parts.map(({ id, title, intro, content }) => (
                <SettingsSection key={id} id={id} title={title} intro={intro}>
                  {content}
                </SettingsSection>
              )),
            )}
          </div>
        </main>
      </div>
    </div>
  );
}
