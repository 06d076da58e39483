import type { Entity } from "@wyldlands/ecs";
import { mostOf, setVital } from "../../src/bodies/vitals.ts";
import { Body, ContainedIn, Effects, Name, Natural, Room, RoomNature } from "../../src/components/index.ts";
import type { Content } from "../../src/content/types.ts";
import { attack } from "../../src/deeds/combat/attack.ts";
import type { Game } from "../../src/game.ts";
import type { CommitBatch } from "../../src/persistence/port.ts";
import { MemoryStorage } from "../../src/testing/memory-storage.ts";
import { TestWorld, type Player } from "../../src/testing/test-world.ts";
import { createRng, type Rng } from "../../src/turn/rng.ts";

const TICK_MS = 100;
/** Of things and beings, to a room. */
const CROWDED = 20;
const VITALS = ["health", "mana", "stamina"] as const;
/** So that a fight lasts as long as the bench. */
const TOUGH = { health: 1_000_000 };

export interface Size {
  entities: number;
  /** Beings that mend or suffer something, those who fight included: what systems walk. */
  active: number;
  fights: number;
  /** Who stand in the rooms of the fights. */
  players: number;
}

/** A world that can be let run. Its clock stands still until then. */
export interface BigWorld {
  world: TestWorld;
  players: readonly Player[];
  run(): void;
}

/** Confirms and keeps nothing: in production a thread of its own does what this leaves out. */
class NoStorage extends MemoryStorage {
  forgets = false;

  override commit(batch: CommitBatch): Promise<void> {
    return this.forgets ? Promise.resolve() : super.commit(batch);
  }
}

/** The content that ships, many times over, in one world: rooms, things, beings in trouble, fights, and players who watch them. */
export async function bigWorld(content: Content, size: Size): Promise<BigWorld> {
  const storage = new NoStorage("bench");
  let began: number | undefined;
  const world = await TestWorld.start({
    content,
    storage,
    seed: "bench",
    maxEntities: 2 * size.entities + 10_000,
    dev: false,
    tickMs: TICK_MS,
    clock: { now: () => (began === undefined ? 0 : Math.round(performance.now() - began)) },
  });
  storage.forgets = true;
  const { game } = world;
  const rng = createRng("bench", 2);
  const rooms = buildRooms(game, Math.ceil(size.entities / CROWDED));
  const npcs = [...game.content.npcs.keys()];
  const items = [...game.content.items.values()]
    .filter(({ fixed }) => fixed === undefined)
    .map(({ id }) => id);
  for (let i = 0; i < size.fights; i += 1) fight(world, at(rooms, i));
  for (let i = 2 * size.fights; i < size.active; i += 1)
    trouble(game, game.spawnThing(rng.pick(npcs), 1, rng.pick(rooms)), i);
  while (game.world.size < size.entities) drop(game, rng.pick(items), rooms, rng);
  const players: Player[] = [];
  for (let i = 0; i < size.players; i += 1) {
    const player = await world.guest();
    player.character.link(ContainedIn, at(rooms, i));
    players.push(player);
  }
  await world.committer.flush();
  return { world, players, run: () => void (began ??= performance.now()) };
}

/** A ring of rooms, alike but for their numbers. */
function buildRooms(game: Game, many: number): Entity[] {
  return Array.from({ length: many }, (_, i) =>
    game.world.spawn([
      Name({ name: `Street ${i}`, keywords: [] }),
      Room({ area: "bench", exits: {}, details: {}, ambience: ["A cart goes by.", "Somebody whistles."] }),
      RoomNature({
        terrain: "city",
        indoors: false,
        rest: 1,
        noMobs: false,
        peaceful: false,
        duels: true,
        light: "bright",
      }),
    ]),
  );
}

function at<T>(list: readonly T[], i: number): T {
  const one = list[i % list.length];
  if (one === undefined) throw new Error("the bench's world has no rooms");
  return one;
}

function drop(game: Game, item: string, rooms: readonly Entity[], rng: Rng): void {
  game.spawnThing(item, 1, rng.pick(rooms));
}

/** Two who strike at each other for as long as it takes. */
function fight({ game, runner }: TestWorld, room: Entity): void {
  const fighter = (): Entity =>
    game.world.spawn(
      [
        Name({ name: "a brawler", keywords: ["brawler"] }),
        Body({ folk: Object.keys(game.rules.folk)[0] ?? "human", level: 5, attributes: {} }),
        Natural({ modifiers: TOUGH, strikes: 1, dice: "1d6" }),
      ],
      { in: room },
    );
  const [one, other] = [fighter(), fighter()];
  const { refusal } = runner.run(attack, one, { to: other });
  if (refusal) throw new Error(`no fight: ${refusal.words}`);
}

/** It lacks something and mends, and every second one suffers from something for as long as the bench runs. */
function trouble(game: Game, being: Entity, i: number): void {
  const vital = at(VITALS, i);
  setVital(game, being, vital, Math.max(1, Math.floor(mostOf(game, being, vital) / 2)));
  if (i % 2 === 0) return;
  const [effect] = Object.entries(game.rules.effects).find(([, rule]) => rule.tick?.heal !== undefined) ?? [];
  if (effect === undefined) throw new Error("no effect of the game mends");
  const every = (game.rules.effects[effect]?.tick?.every ?? 2) * 1_000;
  const next = i % every;
  being.add(Effects([{ effect, until: 1e12, stacks: 1, next }]));
  game.due.schedule(being, next, "effect-tick", { effect });
}
