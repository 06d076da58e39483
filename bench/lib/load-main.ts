// Bots in a process of their own; players.ts starts it and says what they do. Prints nothing; answers with the report.
import { chat, look, move, runLoad, TelnetClient, WebClient, type LoadReport } from "@wyldlands/bots";
import { wayTo, COURTS } from "../gateway/town.ts";

export interface LoadOrder {
  telnet: { host: string; port: number };
  webUrl: string;
  telnetBots: number;
  webBots: number;
  /** Lines a second of one bot. */
  rate: number;
  seconds: number;
  seed: number;
}

export type LoadNews = { news: "started" } | { news: "settled" } | { news: "done"; report: LoadSummary };

/** A report without what fills pages. */
export type LoadSummary = Pick<
  LoadReport,
  "bots" | "sent" | "answered" | "refused" | "elapsedMs" | "latencyMs" | "heard"
> & { faults: number; firstFault: string; cpuMs: number };

/** The screen of a load bot. */
const KEEP = 40;

process.once("message", (order: LoadOrder) => {
  const tell = (news: LoadNews): void => void process.send?.(news);
  void play(order, tell).then((report) => tell({ news: "done", report }));
});
process.on("disconnect", () => process.exit());

async function play(order: LoadOrder, tell: (news: LoadNews) => void): Promise<LoadSummary> {
  const { telnet, webUrl, telnetBots, webBots, rate, seconds, seed } = order;
  const bots = telnetBots + webBots;
  let used = process.cpuUsage();
  const load = await runLoad({
    bots,
    rate,
    durationMs: seconds * 1e3,
    seed,
    fenceEvery: 5,
    loginsAtOnce: 40,
    mix: [
      { deed: look, weight: 5 },
      { deed: chat, weight: 2 },
      { deed: move, weight: 1 },
    ],
    client: (index) =>
      index % bots < telnetBots
        ? new TelnetClient({ ...telnet, keep: KEEP })
        : new WebClient({ url: webUrl, keep: KEEP }),
    async enter(player, index) {
      await player.loginAsGuest();
      for (const way of wayTo(index % COURTS)) await player.walk(way);
    },
    onStart() {
      used = process.cpuUsage();
      tell({ news: "started" });
    },
    onSettled() {
      used = process.cpuUsage(used);
      tell({ news: "settled" });
    },
  });
  const { sent, answered, refused, elapsedMs, latencyMs, heard, faults } = load;
  const firstFault = JSON.stringify(faults[0] ?? null);
  const cpuMs = (used.user + used.system) / 1e3;
  return {
    bots,
    sent,
    answered,
    refused,
    elapsedMs,
    latencyMs,
    heard,
    faults: faults.length,
    firstFault,
    cpuMs,
  };
}
