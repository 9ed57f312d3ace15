// What the settings page asks of the server. The page hands the server actions in; a component never imports the server.
import type { Result } from "@/lib/core/foundation/result";
import type { EffectiveSetting, TypedSettings } from "@/lib/core/plan/deploy-request";
import type { CodeFolder, CodeFolderRequest } from "@/lib/core/python/code-folder";

/** Why it did not happen: a sentence to show. */
type Refusal = { message: string };

export type SettingsActions = {
  addCodeFolder: (input: CodeFolderRequest) => Promise<Result<CodeFolder[], Refusal>>;
  removeCodeFolder: (input: CodeFolderRequest) => Promise<Result<CodeFolder[], Refusal>>;
  saveTarget: (input: {
    target: string;
    settings: TypedSettings;
  }) => Promise<Result<EffectiveSetting[], Refusal>>;
};
