// Completes package-lock.json with the optional packages of other systems. npm leaves out those that its registry could not give while
// the lock was written, and then `npm ci` fails everywhere, on the system where it was written too. Run it after every `npm install`;
// `--check` only says what is missing. An entry made here has no checksum: npm takes it from the registry on the system that needs it.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const path = join(resolve(import.meta.dirname, ".."), "package-lock.json");
const SYSTEMS = {
  darwin: "darwin",
  linux: "linux",
  win32: "win32",
  windows: "win32",
  android: "android",
  freebsd: "freebsd",
  openharmony: "openharmony",
  wasi: "wasi",
};
const PROCESSORS = ["arm64", "arm", "x64", "ia32", "ppc64", "s390x", "riscv64", "wasm32"];

/** @returns every optional package that its parent names by an exact version and the lock lacks: `[key, entry]` */
export function missingEntries(packages) {
  const missing = new Map();
  for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isFound(packages, parent, name) || !/^\d+\.\d+\.\d+[\w.+-]*$/.test(version)) continue;
      const key = `node_modules/${name}`;
      const isOnlyForDevelopment = dev && (missing.get(key)?.dev ?? true);
      missing.set(key, {
        version,
        ...platform(name),
        ...(isOnlyForDevelopment ? { dev: true } : {}),
        optional: true,
      });
    }
  }
  return [...missing];
}

/** As Node looks for it: in the parent's own node_modules, then upwards. */
function isFound(packages, parent, name) {
  for (let place = parent; ; place = place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/")))) {
    if (`${place ? `${place}/` : ""}node_modules/${name}` in packages) return true;
    if (place === "" || !place.includes("/node_modules/")) return `node_modules/${name}` in packages;
  }
}

/** Such packages are named for where they run: `@next/swc-win32-x64-msvc`. */
function platform(name) {
  const words = name.split(/[-/]/);
  const system = words.map((word) => SYSTEMS[word]).find(Boolean);
  const processor = words.map((word) => PROCESSORS.find((known) => word === known)).find(Boolean);
  if (!system || !processor)
    throw new Error(`${name} does not say where it runs; add it to package-lock.json by hand`);
  if (system === "wasi") return { cpu: ["wasm32"] };
  const isMusl = words.some((word) => word.startsWith("musl"));
  const isGlibc = words.some((word) => word.startsWith("gnu"));
  const libc = system === "linux" && (isMusl || isGlibc) ? { libc: [isMusl ? "musl" : "glibc"] } : {};
  return { cpu: [processor], ...libc, os: [system] };
}

function main() {
  const lock = JSON.parse(readFileSync(path, "utf8"));
  const missing = missingEntries(lock.packages);
  if (missing.length === 0) {
    console.log("package-lock.json names the packages of every system");
    return 0;
  }
  const names = missing.map(([key]) => key.replace("node_modules/", "")).join(", ");
  if (process.argv.includes("--check")) {
    console.error(`package-lock.json lacks ${names}. Run: node scripts/complete-lock.mjs`);
    return 1;
  }
  const packages = { ...lock.packages, ...Object.fromEntries(missing) };
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en")));
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`Added to package-lock.json: ${names}`);
  return 0;
}

process.exitCode = main();
