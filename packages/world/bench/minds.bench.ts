import type { Entity } from "@wyldlands/ecs";
import { ContainedIn } from "../src/components/index.ts";
import type { Content, NpcPrototype, RoomPrototype } from "../src/content/types.ts";
import { Body, Mind, Minded, Temper } from "../src/components/index.ts";
import type { Archetype } from "../src/rules/mind-schemas.ts";
import { shippedContent } from "../src/testing/shipped-content.ts";
import { TestWorld } from "../src/testing/test-world.ts";
import { createRng } from "../src/turn/rng.ts";
import { Meter } from "./world/meter.ts";

const MINDS = 10_000;
const ENTITIES = 100_000;
const AREAS = 100;
/** Rooms of an area, in rows of so many. */
const ROOMS = 25;
const ROW = 5;
const TICKS = Number(process.env["BENCH_TICKS"] ?? 600);
/** Until everybody has woken and made a first plan. */
const WARM_UP = 400;
/** Milliseconds of a tick. */
const TARGET_P99 = 10;
const TARGET_ASLEEP = 0.5;

export const bench = {
  name: "minds",
  what: "10,000 minds of the shipped archetypes in 100,000 entities: what they take of a tick with a player in each of 100 areas, and with nobody near.",
  target: "the system of minds under 10 ms p99 a tick; about nothing asleep.",
  async run(): Promise<void> {
    const content = quarters(await shippedContent());
    const world = await TestWorld.start({
      content,
      seed: "minds",
      maxEntities: 3 * ENTITIES,
      dev: false,
      steady: () => performance.now(),
    });
    const failures = (): number => world.logged.filter((line) => line.includes("a mind threw")).length;
    try {
      const { game, minds } = world;
      const rng = createRng("minds", 1);
      const players = await Promise.all(Array.from({ length: AREAS }, () => world.guest()));
      populate(world, rng);
      await world.committer.flush();
      const meter = new Meter(world);
      const far = roomOf(world, AREAS, 0);
      for (const { character } of players) character.link(ContainedIn, far);
      for (let tick = 0; tick < 100; tick += 1) await world.tick(100);
      const asleep = sums(meter.systems.get("minds") ?? []);
      const slept = minds.counts.awake;
      players.forEach(({ character }, area) => character.link(ContainedIn, roomOf(world, area, 12)));
      for (let tick = 0; tick < WARM_UP; tick += 1) await world.tick(100);
      meter.reset();
      const before = { ...minds.thinker.counts };
      for (let tick = 0; tick < TICKS; tick += 1) {
        await world.tick(100);
        if (tick % 50 === 0) for (const { connection } of players) connection.read();
      }
      const awake = sums(meter.systems.get("minds") ?? []);
      const { thoughts, unchanged } = minds.thinker.counts;
      const seconds = TICKS / 10;
      let [hits, misses] = [0, 0];
      for (const [, statistics] of minds.thinker.statistics()) {
        hits += statistics.hits;
        misses += statistics.misses;
      }
      console.table([
        { what: "nobody near", minds: slept, ...asleep, target: `p50 < ${TARGET_ASLEEP}` },
        { what: "all awake", minds: minds.counts.awake, ...awake, target: `p99 < ${TARGET_P99}` },
      ]);
      console.table([
        {
          entities: game.world.size,
          "thoughts a second": Math.round((thoughts - before.thoughts) / seconds),
          "nothing had changed": percent(unchanged - before.unchanged, thoughts - before.thoughts),
          "waiting for their turn": minds.counts.waiting,
          "plans remembered": percent(hits, hits + misses),
        },
      ]);
      if (failures() > 0) throw new Error(world.logged.find((line) => line.includes("a mind threw")));
      if (minds.counts.awake < MINDS * 0.9) throw new Error(`Only ${minds.counts.awake} minds were awake.`);
      if (slept > 0) throw new Error(`${slept} minds were awake with nobody near.`);
      if (awake.p99 > TARGET_P99 || asleep.p50 > TARGET_ASLEEP) throw new Error("Missed its target.");
    } finally {
      world.stop();
    }
  },
};

/** A hundred quarters, each a grid of rooms, with somebody of every shipped archetype in each. */
function quarters(shipped: Content): Content {
  const rooms: [string, RoomPrototype][] = [];
  const npcs: [string, NpcPrototype][] = [];
  const archetypes = Object.entries(shipped.rules?.minds.archetypes ?? {});
  const rng = createRng("quarters", 1);
  for (let area = 0; area < AREAS; area += 1) {
    const slug = `bench-${area}`;
    const id = (room: number): string => `${slug}:r${room}`;
    for (let room = 0; room < ROOMS; room += 1) {
      const exits: Record<string, string> = {};
      if (room % ROW > 0) exits["west"] = id(room - 1);
      if (room % ROW < ROW - 1) exits["east"] = id(room + 1);
      if (room >= ROW) exits["north"] = id(room - ROW);
      if (room < ROOMS - ROW) exits["south"] = id(room + ROW);
      const it: RoomPrototype = {
        id: id(room),
        area: slug,
        name: `Street ${room}`,
        look: "A street.",
        terrain: "street",
        exits,
        details: {},
        ambience: [],
        things: [],
        npcs: [],
      };
      rooms.push([it.id, it]);
    }
    for (const [name, archetype] of archetypes) {
      const places = Object.fromEntries(
        placesOf(shipped, archetype).map((place) => [place, id(rng.int(ROOMS))]),
      );
      const npc: NpcPrototype = {
        id: `${slug}:${name}`,
        name: `the ${name}`,
        keywords: [name],
        ground: `The ${name} is here.`,
        look: "One of many.",
        purse: 20,
        inits: [
          Body({ folk: "human", level: 5, attributes: {} }),
          Temper(),
          Minded({ archetype: name, places }),
          Mind(),
        ],
      };
      npcs.push([npc.id, npc]);
    }
  }
  // Where players are when nobody is to be near anybody.
  const [, street] = rooms[0] ?? [];
  if (!street) throw new Error("no rooms");
  const limbo: RoomPrototype = { ...street, id: `bench-${AREAS}:r0`, area: `bench-${AREAS}`, exits: {} };
  rooms.push([limbo.id, limbo]);
  return {
    ...shipped,
    rooms: new Map([...shipped.rooms, ...rooms]),
    npcs: new Map([...shipped.npcs, ...npcs]),
  };
}

function placesOf({ rules }: Content, { day, actions }: Archetype): string[] {
  const places = day.flatMap(({ place, with: { posts = [] } }) => [
    place,
    ...(Array.isArray(posts) ? posts : [String(posts)]),
  ]);
  const all = [
    ...places,
    ...actions.flatMap((name) => rules?.minds.actions[name]?.place ?? []),
    "home",
    "market",
    "row",
  ];
  return [...new Set(all)].filter((place) => !place.startsWith("@"));
}

function populate(world: TestWorld, rng: ReturnType<typeof createRng>): void {
  const { game } = world;
  const kinds = [...game.content.npcs.keys()].filter((id) => id.startsWith("bench-"));
  const each = kinds.length / AREAS;
  for (let made = 0; made < MINDS; made += 1) {
    const area = made % AREAS;
    const kind = kinds[area * each + (Math.floor(made / AREAS) % each)] ?? "";
    const being = game.spawnThing(kind, 1, roomOf(world, area, rng.int(ROOMS)));
    game.events.publish({ type: "EntitySpawned", entity: being } as never);
  }
  const items = [...game.content.items.values()].filter(({ fixed, stack }) => fixed === undefined && !stack);
  while (game.world.size < ENTITIES) game.spawnThing(rng.pick(items).id, 1, game.startRoom);
}

function roomOf({ game }: TestWorld, area: number, room: number): Entity {
  const found = game.room(`bench-${area}:r${room}`);
  if (!found) throw new Error(`no room ${room} of area ${area}`);
  return found;
}

function sums(times: number[]): { p50: number; p99: number; most: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const share = (part: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 1_000) / 1_000;
  return { p50: share(0.5), p99: share(0.99), most: share(1) };
}

function percent(part: number, of: number): string {
  return of === 0 ? "none" : `${Math.round((part * 100) / of)} %`;
}
