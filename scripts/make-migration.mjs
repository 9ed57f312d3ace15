// Writes the migration that brings prisma/migrations up to prisma/schema.prisma, with Prisma's own schema engine as WebAssembly
// (its binary is not needed), or says that there is no difference. `--check` writes nothing and fails on a difference.
//   node scripts/make-migration.mjs add-owner        node scripts/make-migration.mjs --check

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";

const root = resolve(import.meta.dirname, "..");
const migrationsFolder = join(root, "prisma/migrations");
const schemaPath = join(root, "prisma/schema.prisma");
const LOCKFILE = '# Which SQL the migrations are written in; Prisma reads it.\nprovider = "postgresql"\n';

/** Node 20 cannot import a .wasm file, so the engine is put together by hand. */
async function loadEngine() {
  const require = createRequire(import.meta.url);
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasmPath = join(
    require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"),
    "../schema_engine_bg.wasm",
  );
  const { instance } = await WebAssembly.instantiate(await readFile(wasmPath), {
    "./schema_engine_bg.js": glue,
  });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.SchemaEngine;
}

async function readMigrations() {
  const entries = await readdir(migrationsFolder, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: LOCKFILE },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok",
            value: await readFile(join(migrationsFolder, name, "migration.sql"), "utf8"),
          },
        },
      })),
    ),
  };
}

/** Empty databases for the engine to try migrations on; each is in memory and gone afterwards. */
function adapterFactory() {
  const open = () => new PrismaPGlite(new PGlite("memory://"));
  return {
    provider: "postgres",
    adapterName: "pglite",
    connect: () => open().connect(),
    connectToShadowDb: () => open().connect(),
  };
}

async function main() {
  const [argument] = process.argv.slice(2);
  const check = argument === "--check";
  if (!check && !/^[a-z0-9][a-z0-9-]*$/.test(argument ?? "")) {
    console.error("Usage: node scripts/make-migration.mjs NAME (like add-owner), or --check");
    return 2;
  }
  const SchemaEngine = await loadEngine();
  const { bindMigrationAwareSqlAdapterFactory } = await import("@prisma/driver-adapter-utils");
  const schema = await readFile(schemaPath, "utf8");
  const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory());
  const engine = await SchemaEngine.new({ datamodels: [[schemaPath, schema]] }, () => {}, factory);
  const { stdout } = await engine.diff({
    from: { tag: "migrations", ...(await readMigrations()) },
    to: { tag: "schemaDatamodel", files: [{ path: schemaPath, content: schema }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = stdout ?? "";
  if (/^\s*(--.*)?\s*$/.test(sql) || sql.includes("This is an empty migration")) {
    console.log("prisma/migrations and prisma/schema.prisma agree");
    return 0;
  }
  if (check) {
    console.error(
      `prisma/schema.prisma has changes that no migration makes; run: node scripts/make-migration.mjs NAME\n\n${sql}`,
    );
    return 1;
  }
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${argument.replaceAll("-", "_")}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), `${sql.trim()}\n`);
  await writeFile(join(migrationsFolder, "migration_lock.toml"), LOCKFILE);
  console.log(`Wrote ${folder.slice(root.length + 1)}/migration.sql`);
  return 0;
}

process.exit(await main());
