// `npm run build`: the set-up of `npm start` and no server. A bare `next build` would be built again by the next start.
import { createReport } from "./report.mjs";
import { nodeComplaint, SetUpError, setUp } from "./set-up.mjs";

try {
  const complaint = nodeComplaint();
  if (complaint) throw new SetUpError(complaint);
  await setUp({ build: true, report: createReport() });
} catch (error) {
  console.error(error instanceof SetUpError ? error.message : error);
  process.exit(1);
}
