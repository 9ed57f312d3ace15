// The settings of this server and of this browser.
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { saveTargetSettingsAction } from "@/app/actions/deploy";
import { addCodeFolderAction, removeCodeFolderAction } from "@/app/actions/settings";
import { SettingsScreen } from "@/components/settings/settings-screen";
import { parseTheme, THEME_COOKIE } from "@/lib/client/theme/theme";
import { NAME_COOKIE, readNameCookie } from "@/lib/core/graph/person-name";
import { usualAuthor } from "@/lib/server/operations/author";
import { listCodeFolders } from "@/lib/server/operations/code-folders";
import { listTargets } from "@/lib/server/operations/list-targets";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  await connection();
  const [folders, targets, jar] = await Promise.all([listCodeFolders(), listTargets(), cookies()]);
  return (
    <SettingsScreen
      folders={folders}
      targets={targets}
      theme={parseTheme(jar.get(THEME_COOKIE)?.value)}
      name={{ kept: readNameCookie(jar.get(NAME_COOKIE)?.value), usual: usualAuthor() }}
      actions={{
        addCodeFolder: addCodeFolderAction,
        removeCodeFolder: removeCodeFolderAction,
        saveTarget: saveTargetSettingsAction,
      }}
    />
  );
}
