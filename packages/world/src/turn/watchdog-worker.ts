import { writeFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { SLOT, type WatchdogData } from "./watchdog-slots.ts";

const data = workerData as WatchdogData;
const slots = new BigInt64Array(data.slots);
const boots = new Map<number, { gateway: string; boot: string }>();

parentPort?.on("message", (message: { index: number; gateway: string; boot: string }) => {
  boots.set(message.index, { gateway: message.gateway, boot: message.boot });
});

let seen = -1n;
let since = 0;

/** The world's thread counts up with each item it begins, and is at an even number between items. */
setInterval(() => {
  const count = Atomics.load(slots, SLOT.count);
  if (count % 2n === 0n || count !== seen) {
    seen = count;
    since = performance.now();
    return;
  }
  if (performance.now() - since < data.limitMs) return;
  const boot = boots.get(Number(Atomics.load(slots, SLOT.boot)));
  const poison = {
    ...boot,
    session: Number(Atomics.load(slots, SLOT.session)),
    seq: Number(Atomics.load(slots, SLOT.seq)),
  };
  if (boot) writeFileSync(data.file, JSON.stringify(poison), { mode: 0o600, flush: true });
  process.kill(process.pid, "SIGKILL");
}, data.limitMs / 20);
