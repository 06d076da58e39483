import { runParts } from "./lib/parts.ts";
import { broadcast } from "./gateway/broadcast.ts";
import { idle } from "./gateway/idle.ts";
import { players } from "./gateway/players.ts";
import { slowReaders } from "./gateway/slow-readers.ts";
import { throughput } from "./gateway/throughput.ts";

const PARTS = { idle, players, broadcast, "slow-readers": slowReaders, throughput };

/** What the gateway carries. WYLDLANDS_PARTS chooses parts, WYLDLANDS_SECONDS how long the load lasts. */
export const bench = {
  name: "gateway",
  what: "memory of idle connections, players at a line a second, a broadcast, slow readers, messages a second.",
  target: "beside each figure",
  run: (): Promise<void> => runParts(PARTS, "gateway, world and clients"),
};
