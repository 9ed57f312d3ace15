type Remade = { meta: unknown; sensor: unknown; "workflow-template": unknown };
export function goldenCases(kind: "sensors" | "errors"): Promise<string[]>;
export function remakeGolden(name: string, python: string): Promise<Remade>;
export function differingFiles(name: string, remade: Remade): Promise<string[]>;
export function remakeNames(python: string): Promise<string>;
export function committedNames(): Promise<string>;
export function differingError(name: string, python: string): Promise<string | null>;
