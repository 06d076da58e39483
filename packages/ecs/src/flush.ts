import { EcsError } from "./errors.ts";
import type { Kernel } from "./kernel.ts";

/** Rounds in which observers may change what others observe, before it is called endless. */
const MAX_ROUNDS = 16;

export function flush(kernel: Kernel): void {
  kernel.ledger.refuseInAttempt("flush");
  for (let round = 0; ; round++) {
    const restless = kernel.stores.filter((store) => store.pending.size > 0);
    if (restless.length === 0) break;
    if (round === MAX_ROUNDS) {
      const names = restless.map((store) => store.type.name).join(", ");
      throw new EcsError("restless-flush", `Change observers keep changing ${names}.`);
    }
    kernel.announcer.hold(() => {
      for (const store of restless) {
        for (const handle of store.pending) {
          if (!handle.alive || !store.has(handle.index)) continue;
          kernel.announcer.tell(store.changed, (observer) => {
            if (store.slot(handle.index) >= 0) observer(handle, store.values[store.slot(handle.index)]);
          });
        }
        store.pending.clear();
      }
    });
  }
  kernel.seal();
}
