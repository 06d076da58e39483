import { EcsError } from "./errors.ts";
import type { Handle } from "./handle.ts";
import type { Kernel } from "./kernel.ts";
import type { Prototype } from "./prototype.ts";

/** Swaps the references in every instance. Walks all entities, once: it is for reloading content, not for play. */
export function replacePrototypes(kernel: Kernel, swaps: ReadonlyMap<Prototype, Prototype>): number {
  if (kernel.loops.busy)
    throw new EcsError("in-loop", "Prototypes are replaced after the system or query loop.");
  let count = 0;
  kernel.announcer.hold(() => {
    for (const handle of kernel.byId.values()) {
      const old = handle.prototype;
      const next = old && swaps.get(old);
      if (old === undefined || next === undefined) continue;
      swap(kernel, handle, old, next);
      count++;
    }
  });
  return count;
}

function swap(kernel: Kernel, handle: Handle, old: Prototype, next: Prototype): void {
  handle.prototype = next;
  if (kernel.log.open) {
    kernel.log.push(() => {
      handle.prototype = old;
    });
  }
  // The row stays as it is unless it names another prototype or its difference changes.
  kernel.ledger.wrote(handle, old.id !== next.id);
  for (const type of new Set([...old.values.keys(), ...next.values.keys()])) {
    const store = kernel.store(type);
    const slot = store.slot(handle.index);
    const before = old.values.get(type);
    const after = next.values.get(type);
    if (slot >= 0) {
      const value = store.values[slot];
      if (before === undefined || value !== before) {
        if (value === after) kernel.ledger.wrote(handle, type.persist); // its own tag is now the prototype's
        continue;
      }
      if (before === after) continue;
      if (after === undefined) kernel.detach(handle, store);
      else kernel.replace(handle, store, after);
      kernel.changed(handle, store);
    } else if (before === undefined && after !== undefined) {
      kernel.attach(handle, store, after);
      kernel.changed(handle, store);
    } else if (before !== undefined && after === undefined) {
      kernel.ledger.wrote(handle, type.persist); // its `removed` no longer names the component
    }
  }
}
