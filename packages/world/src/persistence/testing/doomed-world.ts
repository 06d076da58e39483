import { openStorage } from "../client.ts";
import { emptyBatch } from "../port.ts";
import { entityOf } from "./rows.ts";

/** A world to be killed: commits one entity again and again, and prints each revision once it is confirmed. */
const { id, ...place } = JSON.parse(process.argv[2] ?? "{}") as {
  id: string;
  url?: string;
  dataDir?: string;
  workerPath?: string;
};
const storage = await openStorage({ ...place, log: { info: () => {}, warn: () => {}, error: () => {} } });
const lease = await storage.acquireLease("the world that will be killed");
if (lease === undefined) throw new Error("The lease is not free.");
for (let rev = 1; ; rev++) {
  await storage.commit({ ...emptyBatch(lease.epoch, rev), entities: [entityOf({ id, rev, data: { rev } })] });
  process.stdout.write(`${rev}\n`);
}
