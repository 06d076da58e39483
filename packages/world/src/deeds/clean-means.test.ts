import type { Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { mostGrams } from "../bodies/stats.ts";
import {
  Auctioneer,
  Banker,
  Body,
  ContainedIn,
  Damaged,
  Lodging,
  PostOffice,
  Shop,
  Stack,
  Teacher,
} from "../components/index.ts";
import { contentGrams } from "../items/load.ts";
import { coinsOf, purseOf } from "../items/purse.ts";
import { every, shapes, stage, tries, type Stage } from "../testing/every-deed.ts";
import { shippedContent } from "../testing/shipped-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { untilHour } from "../time/calendar.ts";
import { putUp } from "./auction/put-up.ts";
import { deposit } from "./bank/deposit.ts";
import { fillStrongbox } from "./bank/strongbox.ts";
import { clanFound } from "./clan/found.ts";
import { clanStore } from "./clan/chest.ts";
import type { Deed, DeedArgs } from "./deed.ts";
import { groupAccept } from "./group/answer.ts";
import { groupInvite } from "./group/invite.ts";
import { give } from "./items/give.ts";
import { address } from "./post/address.ts";
import { enclose } from "./post/enclose.ts";
import { post } from "./post/post.ts";
import { writeLetter } from "./post/write.ts";
import { STAFF_DEEDS } from "./staff/staff-deeds.ts";

interface Try {
  deed: Deed;
  args: DeedArgs;
}

/** Refused to any player, whatever it is about: `staff-deeds.test.ts`. */
const OF_THE_STAFF: ReadonlySet<string> = new Set(STAFF_DEEDS.map(({ name }) => name));

const names = (tried: readonly Try[]): string[] => [...new Set(tried.map(({ deed }) => deed.name))].sort();

describe("every deed", () => {
  const worlds = useWorlds();

  interface Market extends Stage {
    bob: Entity;
    purse: Entity;
    about: Entity[];
    words: string[];
  }

  /** A player of means at midday in an inn, with everybody who takes coins or hands out goods, and something to get everywhere. */
  async function market(): Promise<Market> {
    const set = await stage(async () => worlds({ content: await shippedContent(), seed: "means" }));
    const { game, actor, world } = set;
    await world.tick(untilHour(game, (hour) => hour >= 11));
    const [inn] = [...game.world.query(Lodging)];
    const bob = game.players.byName("bob");
    const purse = purseOf(game, actor);
    if (!inn || !bob || !purse) throw new Error("there is no inn, no Bob or no purse");
    const smith = [...game.world.query(Shop)].find((one) => one.need(Shop).mends.includes("weapon"));
    const keepers = [Auctioneer, Banker, PostOffice, Teacher].map((kind) => [...game.world.query(kind)][0]);
    for (const one of [actor, bob, smith, ...keepers]) one?.link(ContainedIn, inn);
    actor.edit(Body).level = 9;
    if (smith && coinsOf(game, smith) === 0) game.spawnThing(game.content.world.coin, 9, smith);
    purse.edit(Stack).count = 900;
    const things = [...game.content.items.values()].filter(
      ({ fixed, stack, weight }) => fixed === undefined && !stack && weight > 0,
    );
    const made = (place: Entity): Entity => {
      const kind = things.shift();
      if (!kind) throw new Error("there are no things");
      return game.spawnThing(kind.id, 1, place);
    };
    const lying = made(inn);
    const blade = game.spawnThing(
      [...things].find(({ id }) => smith && id.includes("knife"))?.id ?? "",
      1,
      actor,
    );
    blade.add(Damaged({ by: 1 }));
    for (const [deed, who, args] of [
      [deposit, actor, { sum: "100" }],
      [fillStrongbox, actor, { item: made(actor) }],
      [clanFound, actor, { name: "Gull Wing" }],
      [clanStore, actor, { item: made(actor) }],
      [groupInvite, actor, { to: bob }],
      [groupAccept, bob, {}],
      [putUp, bob, { item: made(bob), minimum: 3 }],
      [enclose, bob, { item: made(bob) }],
      [address, bob, { to: "ann" }],
      [writeLetter, bob, { text: "Yours." }],
      [post, bob, {}],
      [address, actor, { to: "bob" }],
      [writeLetter, actor, { text: "Mine." }],
      [enclose, actor, { item: made(actor) }],
    ] as [Deed, Entity, DeedArgs][]) {
      const { refusal } = world.act(deed, who, args);
      if (refusal) throw new Error(`${deed.name} is refused: ${refusal.words}`);
    }
    game.world.flush();
    const skills = keepers.flatMap((one) => one?.get(Teacher)?.skills ?? []);
    const ware = smith?.need(Shop).sells[0]?.item ?? "";
    const words = ["5", "all", "bob", game.content.items.get(ware)?.name ?? "", ...skills];
    const about = [bob, smith, ...keepers, lying, blade, purse].filter((one) => one !== undefined);
    return { ...set, bob, purse, words, about };
  }

  /** Those that are done and leave the measure greater than it was. */
  function raising({ game, actor }: Market, tried: Iterable<Try>, measure: () => number): Try[] {
    const found: Try[] = [];
    for (const { deed, args } of tried) {
      const seen: number[] = [];
      tries(game, deed, actor, args, () => seen.push(measure()));
      const [before = 0, after = before] = seen;
      if (after > before) found.push({ deed, args });
    }
    return found;
  }

  function* everything({ about, words }: Market): Generator<Try> {
    for (const { deed, slots } of shapes())
      if (!OF_THE_STAFF.has(deed.name)) for (const args of every(slots, about, words)) yield { deed, args };
  }

  it("that costs coins is refused to who has none", async () => {
    const set = await market();
    const { game, actor, purse } = set;
    const paid = raising(set, everything(set), () => -coinsOf(game, actor));
    expect(names(paid)).toEqual([
      "auction",
      "bid",
      "buy",
      "clan-deposit",
      "deposit",
      "drop",
      "enclose",
      "give",
      "learn",
      "mend",
      "post",
      "rent",
      "split",
    ]);
    purse.despawn();
    expect(names(paid.filter(({ deed, args }) => tries(game, deed, actor, args)))).toEqual([]);
  }, 60_000);

  it("that fills the hands is refused, or hands over nothing, to who can carry no more", async () => {
    const set = await market();
    const { game, actor, bob } = set;
    const weight = (): number => contentGrams(game, actor);
    const gained = raising(set, everything(set), weight);
    expect(names(gained)).toEqual([
      "buy",
      "clan-fetch",
      "discard",
      "empty-strongbox",
      "filch",
      "take",
      "take-enclosed",
      "withdraw",
      "withdraw-enclosed",
    ]);
    const stone = [...game.content.items.values()].find(
      ({ fixed, stack, weight: grams }) => fixed === undefined && !stack && grams > 0,
    );
    if (!stone) throw new Error("nothing weighs anything");
    while (weight() <= mostGrams(game, actor)) game.spawnThing(stone.id, 1, actor);
    expect(names(raising(set, gained, weight))).toEqual([]);
    const held = game.spawnThing(stone.id, 1, bob);
    expect(tries(game, give as unknown as Deed, bob, { item: held, to: actor })).toBe(false);
  }, 60_000);
});
