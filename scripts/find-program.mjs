// Finds a program by the names it goes by: on PATH first, then where installers put it.
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * @param {string[]} names as they are typed
 * @param {string[]} elsewhere whole paths, where PATH does not lead
 * @returns {string | null} the path of the first one that can be run
 */
export function findProgram(names, elsewhere) {
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...elsewhere].find(isProgram) ?? null;
}

/**
 * @param {string} path below the folder for programs
 * @returns {string[]} that path in each folder in which Windows keeps programs; none on other systems
 */
export const underWindows = (path) =>
  ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((place) =>
    process.env[place] ? [join(process.env[place], path)] : [],
  );

function isProgram(path) {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
