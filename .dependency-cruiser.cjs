// The import rules of docs/architecture.md, held by a tool. `scripts/check-imports.mjs` runs them and proves that they bite.
const CORE = "^lib/core";
/** Tests and the random documents they draw. */
const TEST = "(\\.test\\.tsx?|/arbitrary-[a-z-]+\\.ts)$";
/** One core folder may import itself, the foundation and the folders named. */
const coreFolder = (name, allowed, packages = "zod") => ({
  name: `core-${name}`,
  comment: `lib/core/${name} imports only ${["foundation", ...allowed].join(", ")} and ${packages}`,
  severity: "error",
  from: { path: `^lib/core/${name}/`, pathNot: TEST },
  to: {
    pathNot: [
      `^lib/core/(${["foundation", name, ...allowed].join("|")})/`,
      `node_modules/(${packages})(/|$)`,
    ],
  },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "resolvable",
      severity: "error",
      from: {},
      to: {
        couldNotResolve: true,
        pathNot: ["^server-only$", "^node:", "^@/lib/server/db/generated", "generated"],
      },
    },
    coreFolder("foundation", [], "zod|@noble"),
    coreFolder("graph", []),
    coreFolder("python", ["graph"], "zod|@lezer"),
    coreFolder("analysis", ["graph"]),
    coreFolder("simulation", ["graph", "analysis"]),
    coreFolder("sensors", ["graph"]),
    coreFolder("plan", ["graph", "sensors", "analysis"]),
    coreFolder("cluster", ["graph", "sensors", "plan"]),
    {
      name: "core-is-pure",
      comment: "lib/core has no I/O, React or Node",
      severity: "error",
      from: { path: CORE, pathNot: TEST },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "components",
      comment: "components import lib/client, lib/core and each other",
      severity: "error",
      from: { path: "^components/" },
      to: { path: ["^lib/server", "^app/", "^bin/", "^scripts/"] },
    },
    {
      name: "client",
      comment: "lib/client runs in the browser: lib/core only",
      severity: "error",
      from: { path: "^lib/client/", pathNot: TEST },
      to: { path: ["^lib/server", "^app/", "^components/", "^bin/", "^scripts/"] },
    },
    {
      name: "server",
      comment: "lib/server imports lib/core and itself",
      severity: "error",
      from: { path: "^lib/server/" },
      to: { path: ["^lib/client", "^app/", "^components/", "^bin/"] },
    },
    {
      name: "app-uses-operations",
      comment: "app reaches the server only through operations",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^lib/server/", pathNot: "^lib/server/operations/" },
    },
    {
      name: "adapters-apart",
      comment: "adapters never import each other: they meet in operations",
      severity: "error",
      from: { path: "^lib/server/(db|cluster|metaflow|directory)/" },
      to: { path: "^lib/server/(db|cluster|metaflow|directory|operations)/", pathNot: "^lib/server/$1/" },
    },
    {
      name: "react-flow-in-canvas",
      severity: "error",
      from: { pathNot: ["^components/canvas/", "^lib/client/canvas/", "^bench/"] },
      to: { path: "node_modules/@xyflow" },
    },
    {
      name: "kubernetes-in-cluster",
      severity: "error",
      from: { pathNot: "^(lib/server/cluster|e2e/cluster)/" },
      to: { path: "(^|node_modules/)@kubernetes" },
    },
    {
      name: "prisma-in-db",
      severity: "error",
      from: { pathNot: "^(lib/server/db|scripts)/|^prisma\\.config\\.ts$" },
      to: {
        path: [
          "node_modules/(@prisma|prisma|pglite-prisma-adapter|@electric-sql)",
          "^lib/server/db/generated",
        ],
      },
    },
    {
      name: "bin-is-core-only",
      comment: "the command line needs no database: lib/core and itself",
      severity: "error",
      from: { path: "^bin/" },
      to: { path: ["^lib/(server|client)", "^app/", "^components/"] },
    },
    {
      name: "no-tests-in-product",
      severity: "error",
      from: { path: "^(app|components|lib|bin)/", pathNot: TEST },
      to: { path: `(${TEST}|^e2e/|^bench/)` },
    },
  ],
  options: {
    parser: "swc",
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^\\.next|lib/server/db/generated/internal" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
