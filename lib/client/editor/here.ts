// The document and the screen it is seen on: what most that acts on the editor needs.
import type { Editor } from "./create-editor.ts";
import type { Screen } from "./screen-state.ts";

export type Here = { editor: Editor; screen: Screen };
