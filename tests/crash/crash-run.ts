import { fileURLToPath } from "node:url";
import {
  dropCopper,
  dropThing,
  getAnything,
  giveCopper,
  giveThing,
  look,
  move,
  runLoad,
  TelnetClient,
  WebClient,
  type LoadReport,
  type WeightedDeed,
} from "@wyldlands/bots";
import { countWorld, type Count } from "../support/count-world.ts";
import { PATIENCE_MS, TestServer } from "../support/server.ts";

export interface CrashSetup {
  /** PostgreSQL; the embedded database otherwise. */
  databaseUrl?: string;
  bots: number;
  /** Lines per second of one bot. */
  rate: number;
  durationMs: number;
  /** Milliseconds for the answers that are still to come when everything is typed; 60,000 unless told. */
  settleMs?: number;
  seed: number;
  /** Faults that every world of the run has, besides those of its kills: mutants, torn streams. */
  always?: string;
  /** What happens to the world, one after the other, spread over the run: an injected point, or a kill from outside. */
  kills: readonly Kill[];
}

/** `random`: SIGKILL while it runs. A fault with a count: the world kills itself there. `load`: killed again while it loads. */
export type Kill =
  | "random"
  | "load"
  | "replay"
  | `before-commit:${number}`
  | `after-commit:${number}`
  | `after-send:${number}`;

export interface CrashVerdict {
  load: LoadReport;
  /** World processes that died. */
  deaths: number;
  /** Connections that were cut before the bots closed them. */
  dropped: number;
  before: Count;
  after: Count;
  /** Everything wrong, in words; empty when the run is clean. */
  wrong: string[];
}

const ARENA = fileURLToPath(new URL("../support/arena", import.meta.url));

/** More than half of the lines move things or coins between shared bots and rooms. */
const MIX: readonly WeightedDeed[] = [
  { deed: getAnything, weight: 2 },
  { deed: dropThing, weight: 3 },
  { deed: giveThing, weight: 2 },
  { deed: giveCopper, weight: 3 },
  { deed: dropCopper, weight: 2 },
  { deed: move, weight: 4 },
  { deed: look, weight: 1 },
];

/** Coins in the pocket of a new guest. */
const POCKET = 10;

/** Bots play while the world dies; afterwards every answer and every thing is counted. */
export async function crashRun(setup: CrashSetup): Promise<CrashVerdict> {
  const server = await TestServer.start({
    content: ARENA,
    ...(setup.databaseUrl === undefined ? {} : { databaseUrl: setup.databaseUrl }),
    env: { ...(setup.always === undefined ? {} : { WYLDLANDS_TEST_FAULTS: setup.always }) },
  });
  try {
    const killing = { done: Promise.resolve(0) };
    let dropped = 0;
    let over = false;
    let isKilling = true;
    const load = await runLoad({
      bots: setup.bots,
      rate: setup.rate,
      durationMs: setup.durationMs,
      seed: setup.seed,
      mix: MIX,
      settleMs: setup.settleMs ?? 60_000,
      // A world that starts slowly has still to die of what it does, and its heir to repeat it.
      goesOn: () => isKilling,
      client(index) {
        const client =
          index % 2 === 0 ? new TelnetClient(server.telnet) : new WebClient({ url: server.webUrl });
        client.onClose(() => {
          if (!over) dropped += 1;
        });
        return client;
      },
      onStart: () => {
        killing.done = kill(server, setup).finally(() => {
          isKilling = false;
        });
        // It is awaited when the lines are sent.
        killing.done.catch(() => {});
      },
      onSettled: () => {
        over = true;
      },
    });
    const deaths = await killing.done;
    await server.stop();
    const after = await countWorld(server.dataDir, setup.databaseUrl);
    const before: Count = { things: ARENA_THINGS, coins: ARENA_COINS + POCKET * setup.bots, doubled: [] };
    return { load, deaths, dropped, before, after, wrong: findings(setup, load, dropped, before, after) };
  } finally {
    await server.stop();
    server.remove();
  }
}

/** What the arena's rooms hold: eight kinds in each of five rooms and the medal; 200 coppers in each. */
const ARENA_THINGS = 8 * 5 + 1;
const ARENA_COINS = 5 * 200;

async function kill(server: TestServer, setup: CrashSetup): Promise<number> {
  const gap = setup.durationMs / (setup.kills.length + 1);
  const random = seeded(setup.seed);
  let deaths = 0;
  for (const what of setup.kills) {
    await new Promise((resolve) => setTimeout(resolve, gap * (0.7 + random() * 0.3)));
    if (what === "random") {
      await server.killWorld();
      deaths += 1;
      continue;
    }
    // The fault is read by the next world: the one that runs makes room for it.
    server.setFaults(what === "load" || what === "replay" ? `${what}:1` : what);
    const pid = server.worldPid();
    if (pid === undefined) throw new Error("no world is ready");
    process.kill(pid, "SIGKILL");
    await server.until(() => server.deaths() >= deaths + 2, PATIENCE_MS);
    deaths += 2;
    await server.nextWorld(pid);
  }
  return deaths;
}

function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

function findings(
  setup: CrashSetup,
  load: LoadReport,
  dropped: number,
  before: Count,
  after: Count,
): string[] {
  const wrong = load.faults.slice(0, 20).map(({ bot, fault }) => `${bot}: ${JSON.stringify(fault)}`);
  if (load.faults.length > 20) wrong.push(`… and ${load.faults.length - 20} more faults`);
  if (load.sent === 0 || load.answered !== load.sent)
    wrong.push(`${load.sent} lines sent, ${load.answered} answered`);
  if (load.refused > 0) wrong.push(`${load.refused} lines refused`);
  if (dropped > 0) wrong.push(`${dropped} connections dropped`);
  if (after.things !== before.things) wrong.push(`${before.things} things before, ${after.things} after`);
  if (after.coins !== before.coins) wrong.push(`${before.coins} coins before, ${after.coins} after`);
  for (const what of after.doubled) wrong.push(`doubled: ${what}`);
  return wrong.map((text) => `[seed ${setup.seed}] ${text}`);
}
