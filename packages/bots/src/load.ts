import { setTimeout as sleep } from "node:timers/promises";
import { Auditor, type AuditReport, type Fault } from "./auditor.ts";
import { BotState } from "./bot-state.ts";
import type { BotClient } from "./client.ts";
import { chooseDeed, type DeedLine, defaultMix, type WeightedDeed } from "./deeds.ts";
import { Histogram, type Percentiles } from "./histogram.ts";
import { ListenerCheck } from "./listener-check.ts";
import { Player } from "./player.ts";
import { seededRandom } from "./random.ts";

export interface LoadSetup {
  bots: number;
  /** A fresh, unconnected client for bot number `index`, from 0. */
  client(index: number): BotClient;
  /** Brings the bot into the game; a guest's login unless told. */
  enter?(player: Player, index: number): Promise<unknown>;
  /** Lines per second of one bot. */
  rate: number;
  /** How long lines are sent at least. */
  durationMs: number;
  /** Asked when that is over: as long as it says so, each bot sends a deed and a marker whenever it has its answers. */
  goesOn?(): boolean;
  seed: number;
  mix?: readonly WeightedDeed[];
  /** Every how many lines one is a marker; 1: markers only. 4 unless told. */
  fenceEvery?: number;
  /** Logins under way at once; 10 unless told. */
  loginsAtOnce?: number;
  /** How long the last answers may take once the sending is over; 10 s unless told. */
  settleMs?: number;
  /** Web bots whose connection breaks try every 100 ms, for this long, to go on with their session; 0 (not at all) unless told. */
  reconnectMs?: number;
  /** Called when all bots are in and the sending begins: the moment to kill something later. */
  onStart?(): void;
  /** Every answer is in; the bots leave now. */
  onSettled?(): void;
}

export interface LoadReport {
  bots: number;
  seed: number;
  /** Milliseconds from the first line to the last answer. */
  elapsedMs: number;
  sent: number;
  answered: number;
  refused: number;
  linesPerSecond: number;
  /** Line sent to its answer on the screen. */
  latencyMs: Percentiles;
  /** Markers heard by others. */
  heard: number;
  faults: { bot: string; fault: Fault }[];
  audits: AuditReport[];
}

interface Bot {
  name: string;
  client: BotClient;
  state: BotState;
  auditor: Auditor;
  listener: ListenerCheck;
  /** Lines sent so far, the markers among them. */
  lines: number;
  /** Auditor's id by the client's line number. */
  ids: Map<number, number>;
  /** Its connection ended for good. */
  gone: boolean;
  returning: boolean;
}

/** Granularity of the sending, in milliseconds. */
const BEAT = 10;
/** Over so many milliseconds the last markers are sent. */
const LAST_MARKERS = 1_000;
/** Between two tries to come back, in milliseconds. */
const RETRY = 100;

/** Lets bots play at a set rate and proves that every line was answered once and in order. Rejects only when a login fails. */
export async function runLoad(setup: LoadSetup): Promise<LoadReport> {
  const bots = await enterAll(setup);
  setup.onStart?.();
  const started = performance.now();
  await sendAtRate(setup, bots, started);
  await sendWhenAnswered(setup, bots);
  await settle(bots, setup.settleMs ?? 10_000);
  const elapsedMs = performance.now() - started;
  setup.onSettled?.();
  for (const bot of bots) await bot.client.close();
  return report(setup, bots, elapsedMs);
}

async function enterAll(setup: LoadSetup): Promise<Bot[]> {
  const bots: Bot[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < setup.bots; index = next++) bots[index] = await enterOne(setup, index);
  };
  await Promise.all(Array.from({ length: setup.loginsAtOnce ?? 10 }, worker));
  return bots;
}

async function enterOne(setup: LoadSetup, index: number): Promise<Bot> {
  const name = `b${index}`;
  const client = setup.client(index);
  const bot: Bot = {
    name,
    client,
    state: new BotState(name, seededRandom(setup.seed * 1_000_003 + index)),
    auditor: new Auditor(name),
    listener: new ListenerCheck(),
    lines: 0,
    ids: new Map(),
    gone: false,
    returning: false,
  };
  const player = new Player(client, { timeoutMs: 30_000 });
  client.onLine(({ text }) => bot.state.line(text));
  await (setup.enter?.(player, index) ?? player.loginAsGuest());
  // What nobody reads any more would only be garbage: its collection delays the stamps of answers.
  client.forget();
  client.onLine(({ text, at, again }) => {
    if (again === true) return;
    bot.auditor.line(text, at);
    bot.listener.line(text);
  });
  client.onRefused((n) => {
    const id = bot.ids.get(n);
    if (id !== undefined) bot.auditor.refused(id);
  });
  client.onClose(() => {
    if (!bot.returning) void comeBack(bot, setup.reconnectMs ?? 0);
  });
  return bot;
}

/** Until the bot is back it is not `gone`, but sends nothing; a session that the server forgot is gone. */
async function comeBack(bot: Bot, reconnectMs: number): Promise<void> {
  const deadline = performance.now() + (bot.client.transport === "web" ? reconnectMs : 0);
  bot.returning = true;
  let resumed: boolean | undefined;
  while (resumed === undefined && performance.now() < deadline) {
    await sleep(RETRY);
    const back = await bot.client.connect().catch(() => undefined);
    resumed = back?.resumed;
  }
  bot.returning = false;
  bot.gone = resumed !== true;
}

/** Spreads the bots' lines evenly; what a late beat missed is sent at once, so the rate holds over the whole run. */
async function sendAtRate(setup: LoadSetup, bots: readonly Bot[], started: number): Promise<void> {
  const gap = 1_000 / setup.rate;
  const fenceEvery = setup.fenceEvery ?? 4;
  let elapsed = 0;
  while (elapsed < setup.durationMs) {
    await sleep(BEAT);
    elapsed = Math.min(performance.now() - started, setup.durationMs);
    for (const [index, bot] of bots.entries()) {
      const phase = (index / bots.length) * gap;
      const due = Math.floor((elapsed - phase) / gap) + 1;
      while (!bot.gone && bot.client.connected && bot.lines < due) {
        if ((bot.lines + 1) % fenceEvery === 0) sendMarker(bot);
        else sendDeed(bot, setup.mix ?? defaultMix);
      }
    }
  }
}

/** However long it takes, there is something to answer, and never much. */
async function sendWhenAnswered(setup: LoadSetup, bots: readonly Bot[]): Promise<void> {
  while (setup.goesOn?.() === true) {
    for (const bot of bots) {
      if (bot.gone || !bot.client.connected || !bot.auditor.settled) continue;
      sendDeed(bot, setup.mix ?? defaultMix);
      sendMarker(bot);
    }
    await sleep(BEAT);
  }
}

function sendDeed(bot: Bot, mix: readonly WeightedDeed[]): void {
  send(bot, chooseDeed(mix, bot.state));
}

function sendMarker(bot: Bot): void {
  send(bot, { line: bot.auditor.marker() });
}

function send(bot: Bot, deed: DeedLine): void {
  bot.lines++;
  const id = bot.auditor.sent(deed.line, deed);
  bot.ids.set(bot.client.send(deed.line), id);
}

/** Sends every bot's last marker and waits until it has come back, or the time is up. */
async function settle(bots: readonly Bot[], timeoutMs: number): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  let unfenced = [...bots];
  do {
    const away: Bot[] = [];
    for (const bot of unfenced) {
      if (bot.client.connected) sendMarker(bot);
      else if (!bot.gone) away.push(bot);
      // One after the other: a shout of all at once would be the heaviest moment of the run, and count in its figures.
      await sleep(LAST_MARKERS / bots.length);
    }
    unfenced = away;
    await sleep(BEAT);
  } while (
    performance.now() < deadline &&
    (unfenced.length > 0 || bots.some((bot) => !bot.gone && !bot.auditor.settled))
  );
}

function report(setup: LoadSetup, bots: readonly Bot[], elapsedMs: number): LoadReport {
  const audits = bots.map((bot) => bot.auditor.finish());
  const latency = new Histogram();
  for (const bot of bots) latency.merge(bot.auditor.histogram);
  const heard = bots.map((bot) => bot.listener.report());
  const sum = (of: (audit: AuditReport) => number): number =>
    audits.reduce((total, audit) => total + of(audit), 0);
  const answered = sum((audit) => audit.answered);
  return {
    bots: bots.length,
    seed: setup.seed,
    elapsedMs: Math.round(elapsedMs),
    sent: sum((audit) => audit.sent),
    answered,
    refused: sum((audit) => audit.refused),
    linesPerSecond: Math.round((answered * 1_000) / elapsedMs),
    latencyMs: latency.percentiles(),
    heard: heard.reduce((total, listener) => total + listener.heard, 0),
    faults: bots.flatMap((bot, index) =>
      [...(audits[index]?.faults ?? []), ...(heard[index]?.faults ?? [])].map((fault) => ({
        bot: bot.name,
        fault,
      })),
    ),
    audits,
  };
}
