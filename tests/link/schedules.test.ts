import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Stage, type StageWorld } from "./stage/stage.ts";
import type { Player } from "./stage/test-gateway.ts";
import { grpcTransport, inProcessTransport } from "./stage/transports.ts";

const LONG = process.env["WYLDLANDS_LONG"] === "1";
const SEED = Number(process.env["WYLDLANDS_SEED"] ?? "20260");
const SCHEDULES = LONG ? 200 : 15;
const STEPS = LONG ? 80 : 40;

/** mulberry32: a schedule is its seed. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const POINTS = ["before-commit", "after-commit", "after-send"] as const;

/** What a player should own, by what it was told. */
interface Purse {
  pennies: number;
  hooks: number;
}

function purseOf(player: Player): Purse {
  const purse = { pennies: 10, hooks: 0 };
  for (const line of player.heard.lines) {
    if (line === "You drop a copper penny.") purse.pennies -= 1;
    else if (line === "You get a copper penny.") purse.pennies += 1;
    else if (line === "You drop an iron hook.") purse.hooks -= 1;
    else if (line === "You get an iron hook.") purse.hooks += 1;
  }
  return purse;
}

/** One schedule: five sessions on two gateways type while streams tear and worlds die; then all is counted. */
async function play(stage: Stage, seed: number): Promise<void> {
  const random = chance(seed);
  // Of its own: how often it is asked depends on the machine, and the steps must not.
  const delays = chance(seed + 1_000_000);
  // Longer than a gateway takes to come back, now and then: it then sends again what the world has in hand.
  const slowMs = (): number => (delays(8) === 0 ? delays(120) : 0);
  const next = async (): Promise<StageWorld> => {
    const made = await stage.world();
    made.storage.slowMs = slowMs;
    return made;
  };
  let world = await next();
  const before = await stage.wealth();
  const gateways = [stage.gateway(), stage.gateway()];
  const players = await Promise.all(
    Array.from({ length: 5 }, (_, i) => (gateways[i % 2] ?? stage.gateway()).guest()),
  );
  let restarting: Promise<void> | undefined;
  const restart = (): void => {
    const dying = world;
    restarting ??= (async () => {
      await dying.stopped;
      await delay(delays(30));
      world = await next();
      restarting = undefined;
    })();
  };
  const said = new Map<Player, string[]>(players.map((player) => [player, []]));
  const visitors: Player[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const roll = random(100);
    const player = players[random(players.length)] ?? players[0];
    const gateway = gateways[random(2)] ?? gateways[0];
    if (!player || !gateway) throw new Error("nobody is there");
    if (roll < 68) {
      for (let lines = 1 + random(6); lines > 0; lines -= 1) {
        const what = random(6);
        const word = `${player.number}-${player.sent}`;
        const line = ["drop 1 copper", "get 1 copper", "get hook", "drop hook"][what] ?? `say ${word}`;
        if (player.line(line) && what > 3) said.get(player)?.push(`You say, '${word}'`);
      }
    } else if (roll < 73) {
      const visitor = gateway.connect();
      for (const line of ["guest", `say ${visitor.number} passes`, "quit"]) visitor.line(line);
      visitors.push(visitor);
    } else if (roll < 79) gateway.dialer.cut();
    else if (roll < 82) gateway.dialer.tear();
    else if (roll < 85) gateway.dialer.silence();
    else if (roll < 88) gateway.dialer.deafen();
    else if (roll < 90) gateway.dialer.doubling = !gateway.dialer.doubling;
    else if (roll < 93 && !restarting) {
      world.killAt(POINTS[random(3)] ?? "after-send", 1 + random(3));
      restart();
    } else if (roll < 95 && !restarting) {
      void world.kill();
      restart();
    } else if (roll < 96 && !restarting) {
      void world.drain();
      restart();
    } else await delay(random(12));
    if (random(4) === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  // A trap that nobody walked into is sprung; a stream that was deaf or mute is begun anew.
  if (restarting) await Promise.all([world.kill(), restarting]);
  for (const gateway of gateways) {
    gateway.dialer.doubling = false;
    gateway.dialer.cut();
  }
  for (const player of players) player.line("inventory");
  await Promise.all(players.map((player) => player.settled()));
  for (const visitor of visitors) {
    await visitor.closed();
    expect(visitor.heard.times(`You say, '${visitor.number} passes'`)).toBe(1);
    expect(visitor.heard.answered).toEqual([1, 2, 3]);
  }
  const guests = players.length + visitors.length;
  const expected = { pennies: before.pennies + 10 * guests, hooks: before.hooks };
  for (const player of players) {
    expect(player.heard.answered).toEqual(Array.from({ length: player.sent }, (_, i) => i + 1));
    expect(player.heard.lines.filter((line) => line.startsWith("You say, "))).toEqual(said.get(player));
    const { penn = 0, hook = 0 } = player.pockets;
    expect({ pennies: penn, hooks: hook }).toEqual(purseOf(player));
  }
  await world.drain();
  expect(await stage.wealth()).toEqual(expected);
}

for (const [name, transport, share] of [
  ["in process", inProcessTransport, 0],
  ["gRPC", grpcTransport, 1],
] as const) {
  describe(`${name}: random schedules`, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await Stage.open(transport());
    });
    afterEach(() => stage.clear());
    afterAll(() => stage.close());

    for (let i = share; i < SCHEDULES; i += 2) {
      it(`seed ${SEED + i}: each line is answered once and in order, and nothing is lost or doubled`, async () => {
        await play(stage, SEED + i);
      });
    }
  });
}
