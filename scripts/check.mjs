// `npm run check`: everything that must hold besides the tests. All of it runs, so that one go shows all there is to mend.
import { createReport } from "./report.mjs";
import { run, setUp } from "./set-up.mjs";

const node = (...words) => run(process.execPath, words);
const CHECKS = [
  ["Lock file", () => node("scripts/complete-lock.mjs", "--check")],
  ["Migrations", () => node("scripts/make-migration.mjs", "--check")],
  [
    "Types",
    async () => {
      // Pages are typed by what Next writes about the routes.
      await node("node_modules/next/dist/bin/next", "typegen");
      await node("node_modules/typescript/bin/tsc", "--noEmit");
    },
  ],
  ["Lint and format", () => node("node_modules/@biomejs/biome/bin/biome", "ci", "--colors=off", ".")],
  ["Import rules", () => node("scripts/check-imports.mjs")],
  ["Dead code", () => node("node_modules/knip/bin/knip.js", "--no-progress")],
];

const report = createReport();
const failures = [];
try {
  await setUp({ build: false, report });
  for (const [name, check] of CHECKS) {
    await report.step(name, check).catch((error) => {
      failures.push(name);
      console.error(`${error.message}\n`);
    });
  }
} catch (error) {
  failures.push("Set-up");
  console.error(error.message);
}
console.log(failures.length === 0 ? "Everything holds" : `To mend: ${failures.join(", ")}`);
process.exit(failures.length === 0 ? 0 : 1);
