import type { Logger } from "pino";
import type { Lease, Storage } from "./port.ts";

/** While another world holds the lease, it is asked for this often. */
const STANDBY_MS = 250;

/** Resolves when this process holds the lease: as long as another world has it, this one stands by. */
export async function waitForLease(storage: Pick<Storage, "acquireLease">, log: Logger): Promise<Lease> {
  for (let tries = 0; ; tries += 1) {
    const lease = await storage.acquireLease(`${process.pid}`);
    if (lease) return lease;
    if (tries === 0) log.info("another world holds the lease: this one stands by");
    await new Promise((resolve) => setTimeout(resolve, STANDBY_MS));
  }
}
