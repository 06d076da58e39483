// Pairs of traders in a process of their own; market.ts starts it and says what they do. Prints nothing; answers with reports.
import { setTimeout as sleep } from "node:timers/promises";
import { Histogram, Player, WebClient, type Percentiles } from "@wyldlands/bots";

export type TradersOrder =
  | { do: "enter"; webUrl: string; pairs: number }
  /** `rate`: trades a second of all together; 0: as fast as they can. */
  | { do: "trade"; rate: number; seconds: number };

export interface TradersReport {
  trades: number;
  lines: number;
  /** Typed to answered. */
  lineMs: Percentiles;
  /** Of a whole trade: asked, accepted, offered twice, agreed twice. */
  tradeMs: Percentiles;
  /** What was answered otherwise than it should be; the first of them. */
  failed: number;
  firstFailure: string;
  elapsedMs: number;
}

export type TradersAnswer = { done: TradersReport } | { entered: number } | { error: string };

/** The screen of a trader. */
const KEEP = 60;
/** Logins under way at once. */
const AT_ONCE = 20;

interface Trader {
  name: string;
  client: WebClient;
}
type Pair = readonly [Trader, Trader];

const pairs: Pair[] = [];
let rounds = 0;

process.on("message", (order: TradersOrder) => {
  const answer = (said: TradersAnswer): void => void process.send?.(said);
  const work = order.do === "enter" ? enter(order).then((entered) => ({ entered })) : tradeAll(order);
  work.then(answer, (error: unknown) => answer({ error: String(error) }));
});
// Whoever started it is gone.
process.on("disconnect", () => process.exit());

async function enter({ webUrl, pairs: count }: Extract<TradersOrder, { do: "enter" }>): Promise<number> {
  const traders: Trader[] = [];
  let left = count * 2;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const client = new WebClient({ url: webUrl, keep: KEEP });
      await new Player(client, { timeoutMs: 60_000 }).loginAsGuest();
      const score = await client.ask("score", { timeoutMs: 60_000 });
      const name = score.map((line) => /^You are (.+?), an? /.exec(line)?.[1]).find(Boolean);
      if (name === undefined) throw new Error(`no name in: ${score.join(" / ")}`);
      traders.push({ name, client });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  for (let index = 0; index + 1 < traders.length; index += 2)
    pairs.push([traders[index] as Trader, traders[index + 1] as Trader]);
  return traders.length;
}

async function tradeAll({
  rate,
  seconds,
}: Extract<TradersOrder, { do: "trade" }>): Promise<{ done: TradersReport }> {
  const [lineMs, tradeMs] = [new Histogram(), new Histogram()];
  const failures: string[] = [];
  let trades = 0;
  let lines = 0;
  const began = performance.now();
  const end = began + seconds * 1e3;
  const type = async ({ client }: Trader, line: string, expected: RegExp): Promise<RegExpExecArray> => {
    const since = performance.now();
    const answer = await client.ask(line, { timeoutMs: 30_000 });
    lineMs.add(performance.now() - since);
    lines += 1;
    // The last one: a sheet that the other has just changed may come before.
    for (const one of answer.toReversed()) {
      const found = expected.exec(one);
      if (found) return found;
    }
    throw new Error(`'${line}' was answered: ${answer.join(" / ")}`);
  };
  const trade = async ([one, other]: Pair, swapped: boolean): Promise<void> => {
    const [more, less] = swapped ? [1, 2] : [2, 1];
    const sheet = /at revision (\d+)\./;
    await type(one, `trade ${other.name}`, /^You offer /);
    await type(other, "trade accept", sheet);
    await type(one, `offer ${more} coppers`, /^You offer /);
    const [, revision] = await type(other, `offer ${less} coppers`, sheet);
    await type(one, `agree ${revision}`, /^You agree to the trade as it stands/);
    await type(other, `agree ${revision}`, /The trade is done\./);
  };
  // Each pair gives back in the next trade what it got in this one.
  rounds += 1;
  const gap = rate === 0 ? 0 : (pairs.length / rate) * 1e3;
  await Promise.all(
    pairs.map(async (pair, index) => {
      for (let round = 0; ; round += 1) {
        const due = began + (index / pairs.length) * gap + round * gap;
        if (Math.max(due, performance.now()) >= end) return;
        if (due > performance.now()) await sleep(due - performance.now());
        const since = performance.now();
        try {
          await trade(pair, (round + rounds) % 2 === 0);
          tradeMs.add(performance.now() - since);
          trades += 1;
        } catch (error) {
          failures.push(String(error));
          return;
        }
      }
    }),
  );
  return {
    done: {
      trades,
      lines,
      lineMs: lineMs.percentiles(),
      tradeMs: tradeMs.percentiles(),
      failed: failures.length,
      firstFailure: failures[0] ?? "",
      elapsedMs: performance.now() - began,
    },
  };
}
