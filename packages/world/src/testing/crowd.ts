import { knowSkill } from "../bodies/skills.ts";
import {
  Auctioneer,
  Banker,
  Body,
  ContainedIn,
  Container,
  Name,
  Room,
  Station,
} from "../components/index.ts";
import { moveThings } from "../deeds/items/move-things.ts";
import type { Game } from "../game.ts";
import { createRng, type Rng } from "../turn/rng.ts";
import { FITTING, RandomLines } from "./random-lines.ts";
import type { Player, TestWorld } from "./test-world.ts";

/** Every so many rounds an hour goes by: what decays does, and what was taken comes again. */
const ROUNDS_AN_HOUR = 10;

/**
 * Bots all over the world, of every calling and several levels, who know a little of everything, carry some of it, and try
 * everything that can be typed. The same seed and content, the same play.
 */
export class Crowd {
  readonly players: readonly Player[];
  readonly #world: TestWorld;
  readonly #lines: RandomLines;
  readonly #trades: readonly string[];
  readonly #markets: ReadonlyMap<Player, readonly string[]>;
  #round = 0;

  private constructor(world: TestWorld, players: readonly Player[], seed: string) {
    this.#world = world;
    this.players = players;
    this.#lines = new RandomLines(world.game, createRng(seed, 1));
    this.#trades = settle(world.game, players);
    this.#markets = market(world.game, players);
  }

  static async gather(world: TestWorld, many: number, seed: string): Promise<Crowd> {
    const rng = createRng(seed, 2);
    const players: Player[] = [];
    for (let i = 0; i < many; i += 1) players.push(await newcomer(world, i, rng));
    const crowd = new Crowd(world, players, seed);
    await world.settle();
    return crowd;
  }

  /** A line of everybody, and a while of world time. */
  async round(): Promise<void> {
    this.#round += 1;
    for (const [i, player] of this.players.entries()) {
      const { character, connection } = player;
      const lines = this.#markets.get(player);
      const trade = this.#round % 3 === 0 ? this.#trades[i] : undefined;
      const habit = lines?.[this.#round % lines.length] ?? trade;
      connection.post(habit ?? this.#lines.next(character));
    }
    await this.#world.applied();
    await this.#world.tick(this.#round % ROUNDS_AN_HOUR === 0 ? 3_600_000 : 2_000);
  }
}

/** A letter for a digit: names have no numbers. */
const nameOf = (index: number): string =>
  `Bot${[...String(index)].map((digit) => String.fromCharCode(97 + Number(digit))).join("")}`;

async function newcomer(world: TestWorld, i: number, rng: Rng): Promise<Player> {
  const { game } = world;
  const rooms = [...game.world.query(Room)];
  const callings = Object.keys(game.rules.callings);
  const items = [...game.content.items.values()].filter((item) => item.fixed === undefined);
  const player = await world.player(nameOf(i));
  const { character } = player;
  const calling = i % 3 === 0 ? undefined : callings[i % callings.length];
  if (calling !== undefined) Object.assign(character.edit(Body), { calling, level: 1 + (i % 5) });
  if (calling !== undefined)
    for (const skill of Object.keys(game.rules.skills)) knowSkill(character, skill, 60);
  // A third begins at the school, where the teachers are.
  if (i % 3 !== 0) character.link(ContainedIn, rng.pick(rooms));
  for (const kind of [Container, ...Object.values(FITTING)]) {
    const fitting = items.filter(({ id }) => game.prototype(id).values.has(kind));
    if (fitting.length > 0)
      moveThings(game, game.spawnThing(rng.pick(fitting).id, 1, character), 1, character);
  }
  return player;
}

/** Some have a trade: what a recipe takes, the place for it, and its line. One brings what the first errand asks for. */
function settle(game: Game, players: readonly Player[]): string[] {
  const recipes = Object.values(game.rules.recipes);
  return players.slice(0, 2 * recipes.length).map(({ character }, i) => {
    const recipe = recipes[i % recipes.length];
    if (!recipe) return "look";
    for (const [id, count] of Object.entries(recipe.needs))
      for (let more = 0; more < 3 * count; more += 1)
        moveThings(game, game.spawnThing(id, 1, character), 1, character);
    if (recipe.tool !== undefined) game.spawnThing(recipe.tool, 1, character);
    knowSkill(character, recipe.skill, 90);
    const stations = [...game.world.query(Station)].filter(
      (one) => one.get(Station)?.kind === recipe.station,
    );
    const place = stations[0]?.target(ContainedIn);
    if (place) character.link(ContainedIn, place);
    return `craft ${recipe.name}`;
  });
}

/**
 * The last four keep to the bank and the auction, with goods and coins: what they say there, round by round. Each two
 * trade with each other.
 */
function market(game: Game, players: readonly Player[]): Map<Player, readonly string[]> {
  const halls = [Banker, Auctioneer].flatMap((kind) => {
    const [keeper] = [...game.world.query(kind)];
    return keeper ? [game.placeOf(keeper)] : [];
  });
  const merchants = halls.length < 2 ? [] : players.slice(-4);
  const items = [...game.content.items.values()].filter((item) => item.fixed === undefined && !item.stack);
  return new Map(
    merchants.map((player, i) => {
      const { character } = player;
      const hall = halls[i < 2 ? 0 : 1];
      if (hall) character.link(ContainedIn, hall);
      moveThings(game, game.spawnThing(game.content.world.coin, 200, character), 200, character);
      for (const item of items.slice(i * 4, i * 4 + 4)) game.spawnThing(item.id, 1, character);
      const other = players.at(i - 4 + (i % 2 === 0 ? 1 : -1));
      return [player, linesOf(i, other?.character.get(Name)?.name ?? "nobody")];
    }),
  );
}

function linesOf(i: number, other: string): readonly string[] {
  const rise = ["wake", "stand"];
  const deal = [
    "trade cancel",
    `trade ${other}`,
    "trade accept",
    "offer 2 coins",
    "agree 2",
    "agree 3",
    "agree 4",
  ];
  if (i < 2) return [...rise, "deposit 7", "withdraw 3", `bank pay ${other} 1`, ...deal];
  const lots = [1, 2, 3, 4].map((lot) => `bid ${lot + i} ${3 * lot + i}`);
  return [...rise, "auction all 2 9 1", ...lots, "bid 1 5", "bid 2 9", ...deal];
}
