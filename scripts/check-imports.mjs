// Holds the import rules of .dependency-cruiser.cjs, and proves on each run that they bite: the tool has been seen to read no module at
// all and pass. For every rule a violation is planted in a folder of its own, and the rule must find it.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const require = createRequire(import.meta.url);
const rules = require(join(root, ".dependency-cruiser.cjs"));

// dependency-cruiser asks swc for TypeScript and never for JSX, so no .tsx file could be read; it must be told before it is loaded.
const swc = require("@swc/core");
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith("x") });
const { cruise } = await import("dependency-cruiser");

const FOLDERS = ["app", "components", "lib", "bin", "scripts", "e2e", "bench", "proxy.ts", "next.config.js"];

/** For each rule: the file that breaks it, and the file or package that it must not import. */
const PLANTS = {
  "no-cycles": ["lib/core/graph/no-cycles.ts", "lib/core/graph/no-cycles.ts"],
  resolvable: ["lib/core/graph/resolvable.ts", "lib/core/graph/nowhere.ts"],
  "core-foundation": ["lib/core/foundation/a.ts", "lib/core/graph/b.ts"],
  "core-graph": ["lib/core/graph/a.ts", "lib/core/sensors/b.ts"],
  "core-python": ["lib/core/python/a.ts", "lib/core/sensors/b.ts"],
  "core-analysis": ["lib/core/analysis/a.ts", "lib/core/sensors/b.ts"],
  "core-simulation": ["lib/core/simulation/a.ts", "lib/core/sensors/b.ts"],
  "core-sensors": ["lib/core/sensors/a.ts", "lib/core/analysis/b.ts"],
  "core-plan": ["lib/core/plan/a.ts", "lib/core/python/b.ts"],
  "core-cluster": ["lib/core/cluster/a.ts", "lib/core/python/b.ts"],
  "core-is-pure": ["lib/core/graph/pure.ts", "node:fs"],
  components: ["components/canvas/a.tsx", "lib/server/operations/b.ts"],
  client: ["lib/client/editor/a.ts", "lib/server/operations/b.ts"],
  server: ["lib/server/operations/server.ts", "lib/client/editor/b.ts"],
  "app-uses-operations": ["app/graphs/a.tsx", "lib/server/db/b.ts"],
  "adapters-apart": ["lib/server/metaflow/a.ts", "lib/server/db/b.ts"],
  "react-flow-in-canvas": ["components/inspector/a.tsx", "@xyflow/react"],
  "kubernetes-in-cluster": ["lib/server/operations/kubernetes.ts", "@kubernetes/client-node"],
  "prisma-in-db": ["lib/server/operations/prisma.ts", "@prisma/client"],
  "bin-is-core-only": ["bin/a.ts", "lib/server/operations/b.ts"],
  "no-tests-in-product": ["app/graphs/tests.tsx", "e2e/b.ts"],
};

/** @returns how many modules were read, and each broken rule with its place */
async function checkFolder(baseDir) {
  const folders = FOLDERS.filter((name) => existsSync(join(baseDir, name)));
  const { output } = await cruise(
    folders,
    { ...rules.options, baseDir, ruleSet: { forbidden: rules.forbidden }, validate: true },
    { ...rules.options.enhancedResolveOptions, tsConfig: join(root, "tsconfig.json") },
  );
  return {
    modules: output.modules.filter(({ source }) => /^(app|components|lib|bin)\//.test(source)).length,
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

/** Type-only imports, since those are the easiest to overlook; in .tsx with an element, since those are the hardest to read. */
function plant(folder, [from, to]) {
  const isFile = /\.tsx?$/.test(to);
  const path = isFile ? relative(dirname(from), to).replace(/^(?!\.)/, "./") : to;
  const element = from.endsWith("x") ? "export const element = <p>planted</p>;\n" : "";
  write(
    folder,
    from,
    `import type * as planted from "${path}";\nexport type Planted = typeof planted;\n${element}`,
  );
  if (isFile && from !== to && !to.endsWith("nowhere.ts")) write(folder, to, "export const planted = 1;\n");
}

function write(folder, path, text) {
  mkdirSync(join(folder, dirname(path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** @returns the rules that did not find what was planted for them, or for which nothing is planted */
async function toothlessRules() {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache/planted-"));
  try {
    for (const places of Object.values(PLANTS)) plant(folder, places);
    const { violations } = await checkFolder(folder);
    const bites = ({ name }) =>
      violations.some(({ rule, from }) => rule === name && from === PLANTS[name]?.[0]);
    return rules.forbidden.filter((rule) => !bites(rule)).map(({ name }) => name);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { modules, violations } = await checkFolder(root);
for (const { rule, from, to } of violations)
  console.error(`${from} imports ${to}, which the rule ${rule} forbids`);
if (modules === 0) console.error("The import rules read no module at all");
const toothless = await toothlessRules();
if (toothless.length > 0)
  console.error(`No violation is found by the import rules ${toothless.join(", ")}, though one is planted`);
console.log(
  `${modules} modules, ${violations.length} forbidden imports, ${rules.forbidden.length - toothless.length} of ${rules.forbidden.length} rules proven`,
);
process.exit(modules > 0 && violations.length === 0 && toothless.length === 0 ? 0 : 1);
