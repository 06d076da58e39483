import { expect, it } from "vitest";
import { societyRun, accountOf, sourcesAndSinks } from "./society-run.ts";
it("goes", { timeout: 300_000 }, async () => {
  const v = await societyRun({ hurry: 10, seed: 1, kill: () => undefined });
  console.log(v.seconds.join("; "), v.deaths, v.late, v.wrong);
  for (const [n, id] of v.after.characters) console.log(n, accountOf(v.after.journal, id), v.after.owned.get(id));
  console.log(sourcesAndSinks(v.after.journal));
  for (const k of new Set([...v.before.kinds.keys(), ...v.after.kinds.keys()])) { const a=v.before.kinds.get(k)??0,b=v.after.kinds.get(k)??0; if (a!==b) console.log(k,a,b); }
  console.log(v.after.journal.filter(r=>r.what.endsWith("cutlass")));
  expect(v.wrong).toEqual([]);
});
