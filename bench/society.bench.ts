import { runParts } from "./lib/parts.ts";
import { channel } from "./society/channel.ts";
import { market } from "./society/market.ts";

/** What a crowd that talks and trades costs the whole server. WYLDLANDS_PARTS chooses parts; bench/README.md names the other values. */
export const bench = {
  name: "society",
  what: "500 players on one channel; 200 in one market room who trade in pairs; on PostgreSQL.",
  target: "beside each figure",
  run: (): Promise<void> => runParts({ channel, market }, "gateway, world, database and players"),
};
