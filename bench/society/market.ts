import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { countWorld } from "../../tests/support/count-world.ts";
import { block, demand, ms, Table, type Row } from "../gateway/figures.ts";
import { mean } from "../lib/spent.ts";
import { cpuWords, SocietyStage, type Cost } from "./stage.ts";
import type { TradersAnswer, TradersOrder, TradersReport } from "./traders-main.ts";

const PLAYERS = Number(process.env["WYLDLANDS_TRADERS"] ?? 200);
/** Trades a second in the one room: each is six lines, of which two are seen by everybody. */
const RATE = Number(process.env["WYLDLANDS_TRADES"] ?? 10);
const SECONDS = Number(process.env["WYLDLANDS_SECONDS"] ?? 30);
const FLAT_OUT_SECONDS = Math.min(15, SECONDS);
/** The traders' own garbage is collected seldom, since it would be measured with the rest. */
const NODE = ["--max-semi-space-size=64", "--import", "tsx"];

/** Players in one market room who trade coins in pairs, over and over: asked, accepted, offered, agreed, swapped. */
export async function market(): Promise<Row[]> {
  const table = new Table("market");
  await SocietyStage.with(async (stage) => {
    const traders = new Traders();
    let done = 0;
    try {
      await traders.enter(stage.server.webUrl, Math.floor(PLAYERS / 2));
      const paced = await stage.measured(() => traders.trade(RATE, SECONDS));
      steady(table, paced.result, paced.cost);
      const flatOut = await stage.measured(() => traders.trade(0, FLAT_OUT_SECONDS));
      fastest(table, flatOut.result, flatOut.cost);
      done = paced.result.trades + flatOut.result.trades;
    } finally {
      await traders.stop();
    }
    await stage.server.stop();
    await audit(table, stage, done);
  });
  return table.rows;
}

function steady(table: Table, report: TradersReport, cost: Cost): void {
  check(report);
  const { trades, lines, lineMs, tradeMs, elapsedMs } = report;
  table.add(
    `${PLAYERS} players in one room, ${RATE} trades a second for ${SECONDS} s, a line typed to answered`,
    `p50 ${ms(lineMs.p50)}, p90 ${ms(lineMs.p90)}, p99 ${ms(lineMs.p99)}, longest ${ms(lineMs.max)}`,
    {
      target: `p99 < 50 ms at ${RATE} trades a second`,
      met: lineMs.p99 < 50 && trades >= RATE * SECONDS * 0.95,
      cpu: cpuWords(cost),
    },
  );
  table.add(
    "a trade of six lines, asked to swapped",
    `p50 ${ms(tradeMs.p50)}, p99 ${ms(tradeMs.p99)}, longest ${ms(tradeMs.max)}`,
    { memory: `${trades} trades, ${(lines / (elapsedMs / 1e3)).toFixed(0)} lines a second` },
  );
  table.add("longest block of the gateway", block(cost.gateway), {
    target: "≤ 20 ms",
    met: cost.gateway.loopMs <= 20,
    memory: `longest collection ${ms(cost.gateway.gcLongestMs)}`,
  });
  table.add("where a line's time goes, on average", where(cost), {});
}

function fastest(table: Table, report: TradersReport, cost: Cost): void {
  check(report);
  const { trades, lines, lineMs, elapsedMs } = report;
  const perSecond = (count: number): string => (count / (elapsedMs / 1e3)).toFixed(1);
  table.add(
    `as fast as they can, for ${FLAT_OUT_SECONDS} s`,
    `${perSecond(trades)} trades a second, ${perSecond(lines)} lines, ${perSecond(trades * 2)} rows of the journal`,
    { cpu: cpuWords(cost), memory: `a line: p50 ${ms(lineMs.p50)}, p99 ${ms(lineMs.p99)}` },
  );
  table.add("where a line's time goes then", where(cost), {});
}

function where({ spent }: Cost): string {
  return [
    `waiting for a turn ${mean(spent, "wyldlands_world_queue_seconds")}`,
    `turn ${mean(spent, "wyldlands_world_turn_seconds")}`,
    `commit ${mean(spent, "wyldlands_world_commit_seconds")}`,
  ].join(", ");
}

function check({ trades, failed, firstFailure }: TradersReport): void {
  demand(failed === 0, `${failed} trades failed, the first: ${firstFailure}`);
  demand(trades > 0, "nothing was traded");
}

/** The books have two rows for each trade, and balance. */
async function audit(table: Table, { server, databaseUrl }: SocietyStage, trades: number): Promise<void> {
  const { books, journal, doubled } = await countWorld(server.dataDir, databaseUrl);
  const rows = journal.filter(({ deed }) => deed === "trade").length;
  demand(doubled.length === 0, `doubled: ${doubled[0]}`);
  table.add("the journal", `${rows} rows of ${trades} trades; ${books[0] ?? "it balances to the coin"}`, {
    target: "two rows a trade, and it balances",
    met: rows === 2 * trades && books.length === 0,
  });
}

class Traders {
  readonly #child: ChildProcess;

  constructor() {
    const main = fileURLToPath(new URL("traders-main.ts", import.meta.url));
    this.#child = fork(main, { execArgv: NODE });
  }

  async enter(webUrl: string, pairs: number): Promise<void> {
    const answer = await this.#order({ do: "enter", webUrl, pairs });
    const entered = "entered" in answer ? answer.entered : 0;
    demand(entered === pairs * 2, `${entered} of ${pairs * 2} traders came`);
  }

  async trade(rate: number, seconds: number): Promise<TradersReport> {
    const answer = await this.#order({ do: "trade", rate, seconds });
    if (!("done" in answer)) throw new Error("the traders did not answer");
    return answer.done;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill("SIGKILL");
    await once(this.#child, "exit");
  }

  async #order(order: TradersOrder): Promise<TradersAnswer> {
    const ended = once(this.#child, "exit").then(() => {
      throw new Error("the traders' process ended; its words are above");
    });
    this.#child.send(order);
    const [answer] = (await Promise.race([once(this.#child, "message"), ended])) as [TradersAnswer];
    if ("error" in answer) throw new Error(answer.error);
    return answer;
  }
}
