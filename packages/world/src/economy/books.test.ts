import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setVital } from "../bodies/vitals.ts";
import { Character, Stack } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import { fall } from "../deeds/combat/fall.ts";
import { faultsOfBooks, sourcesAndSinks, storedOf } from "../testing/books.ts";
import { exchangeContent } from "../testing/exchange-content.ts";
import type { MemoryStorage } from "../testing/memory-storage.ts";
import type { Connection } from "../testing/test-gateway.ts";
import { PASSWORD, type TestWorld } from "../testing/test-world.ts";
import { Trap, type Point } from "../testing/trap.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const NAMES = ["Ann", "Bob", "Cid", "Dee"] as const;
/** Things that change hands; nothing else makes or ends any of them. */
const GOODS = ["hat", "ring", "cutlass", "helm"] as const;
const HOUR = 3_600_000;

type Step =
  | { do: "line"; who: number; line: string }
  /** Two trade, and somebody does something of their own before the last word. */
  | { do: "deal"; who: number; by: number; goods: string; coins: string; line: string }
  /** Somebody writes to somebody, and puts something in. */
  | { do: "letter"; who: number; to: string; thing: string }
  /** Somebody's strength is spent. */
  | { do: "die"; who: number }
  /** Somebody quits, or loses the link, and comes back after the others' next lines. */
  | { do: "quit" | "cut"; who: number }
  | { do: "wait"; ms: number }
  /** The world ends and another goes on, in good order or killed at a point of the next commit. */
  | { do: "restart"; point: Point | undefined };

const WHO = fc.nat({ max: NAMES.length - 1 });
const NAME = fc.constantFrom(...NAMES);
const COINS = fc.integer({ min: 1, max: 30 });
const THING = fc.constantFrom(...GOODS, "coins", "3 coins", "all");
const LOT = fc.integer({ min: 1, max: 12 });
const line = (weight: number, arbitrary: fc.Arbitrary<string>) => ({ weight, arbitrary });
const LINE = fc.oneof(
  line(
    3,
    COINS.map((coins) => `deposit ${coins}`),
  ),
  line(2, fc.constantFrom("deposit all", "withdraw all", "balance", "auctions")),
  line(
    3,
    COINS.map((coins) => `withdraw ${coins}`),
  ),
  line(
    2,
    fc.tuple(NAME, COINS).map(([name, coins]) => `bank pay ${name} ${coins}`),
  ),
  line(
    3,
    fc
      .tuple(fc.constantFrom(...GOODS), COINS, COINS, fc.integer({ min: 1, max: 3 }))
      .map(([thing, least, more, hours]) => `auction ${thing} ${least} ${least + more} ${hours}`),
  ),
  line(
    6,
    fc.tuple(LOT, COINS).map(([lot, coins]) => `bid ${lot} ${coins}`),
  ),
  line(
    1,
    LOT.map((lot) => `auction cancel ${lot}`),
  ),
  line(
    4,
    NAME.map((name) => `trade ${name}`),
  ),
  line(4, fc.constant("trade accept")),
  line(
    5,
    THING.map((thing) => `offer ${thing}`),
  ),
  line(
    1,
    THING.map((thing) => `unoffer ${thing}`),
  ),
  line(
    6,
    fc.integer({ min: 1, max: 7 }).map((revision) => `agree ${revision}`),
  ),
  line(4, fc.constant("agree")),
  line(1, fc.constant("trade cancel")),
  line(
    3,
    fc.tuple(THING, NAME).map(([thing, to]) => `give ${thing} to ${to}`),
  ),
  line(
    2,
    THING.map((thing) => `drop ${thing}`),
  ),
  line(
    4,
    THING.map((thing) => `get ${thing}`),
  ),
  line(4, fc.constantFrom("mail take 1", "mail take 2")),
  line(2, fc.constantFrom("get all from corpse", "get all", "east", "west", "mail return 1", "mail discard")),
);
const STEP: fc.Arbitrary<Step> = fc.oneof(
  { weight: 60, arbitrary: fc.record({ do: fc.constant("line" as const), who: WHO, line: LINE }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("letter" as const), who: WHO, to: NAME, thing: THING }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("deal" as const),
      who: WHO,
      by: WHO,
      goods: THING,
      coins: COINS.map((coins) => `${coins} coins`),
      line: LINE,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom("die" as const, "quit" as const, "cut" as const), who: WHO }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      ms: fc.constantFrom(1_000, 4_000, 60_000, HOUR),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("restart" as const),
      point: fc.constantFrom<Point | undefined>(undefined, "before-commit", "after-commit", "after-send"),
    }),
  },
);

const spent = defineDeed({
  name: "spent",
  perform: (_, { game, actor }) => setVital(game, actor, "health", 0),
});

/** What was done, by deed: so that the test proves something. */
type Seen = Map<string, number>;

class Play {
  world: TestWorld;
  readonly #connections: Connection[] = [];
  readonly #trap: Trap;

  private constructor(world: TestWorld, trap: Trap) {
    this.world = world;
    this.#trap = trap;
  }

  static async begin(start: (options: object) => Promise<TestWorld>): Promise<Play> {
    const trap = new Trap();
    const play = new Play(await start({ content: exchangeContent(), faults: trap.faults }), trap);
    for (const name of NAMES) {
      const { connection, character } = await play.world.player(name);
      play.#connections.push(connection);
      for (const thing of GOODS) play.world.thing(thing, character);
      const [purse] = play.world.held(character, "copper");
      if (purse) purse.edit(Stack).count += 40;
    }
    await play.world.committer.flush();
    return play;
  }

  async step(step: Step): Promise<void> {
    switch (step.do) {
      case "line":
        this.#connections[step.who]?.post(step.line);
        return;
      case "deal":
        return this.#deal(step);
      case "letter": {
        const { who, to, thing } = step;
        const lines = [`mail enclose ${thing}`, `mail send ${to} hm`, "It is enclosed.", ".", "mail post"];
        return this.#say(lines.map((typed) => [who, typed]));
      }
      case "wait":
        return this.world.tick(step.ms);
      case "die": {
        const being = this.world.game.players.byName(NAMES[step.who] ?? "");
        if (!being) return;
        this.world.act(spent, being, {});
        this.world.runner.run(fall, being, {});
        return this.world.settle();
      }
      case "quit":
      case "cut":
        return this.#comeBack(step.who, step.do);
      case "restart":
        return this.#restart(step.point);
    }
  }

  /** One after the other, as fast as lines travel. */
  async #deal({ who, by, goods, coins, line: meanwhile }: Extract<Step, { do: "deal" }>): Promise<void> {
    const other = (who + 1) % NAMES.length;
    const lines: readonly (readonly [number, string])[] = [
      [who, "trade cancel"],
      [other, "trade cancel"],
      [who, `trade ${NAMES[other]}`],
      [other, "trade accept"],
      [who, `offer ${goods}`],
      [other, `offer ${coins}`],
      [who, "agree 3"],
      [by, meanwhile],
      [other, "agree 3"],
    ];
    await this.#say(lines);
  }

  async #say(lines: readonly (readonly [number, string])[]): Promise<void> {
    for (const [who, typed] of lines) {
      this.#connections[who]?.post(typed);
      await this.world.applied();
    }
  }

  async #comeBack(who: number, how: "quit" | "cut"): Promise<void> {
    const old = this.#connections[who];
    if (!old) return;
    if (how === "quit") await old.type("quit");
    else await old.hangUp(false);
    const connection = await this.world.connect();
    await connection.typeAll((NAMES[who] ?? "").toLowerCase(), PASSWORD);
    this.#connections[who] = connection;
  }

  async #restart(point: Point | undefined): Promise<void> {
    const options = { content: exchangeContent(), faults: this.#trap.faults };
    if (point === undefined) this.world = await this.world.restart(options);
    else {
      const { world } = this;
      this.#trap.set(point, () => world.stop());
      // Something has to be committed, whatever comes before it.
      this.#connections[0]?.post("drop 1 coin");
      this.#connections[1]?.post("agree");
      await this.#trap.sprung;
      this.world = await world.revive(options);
      await this.world.settle();
    }
  }

  /** Whether all is well with what is stored. */
  async check(): Promise<MemoryStorage> {
    await this.world.settle();
    await this.world.committer.flush();
    const { storage, game } = this.world;
    expect(faultsOfBooks(storage, game.content)).toEqual([]);
    for (const thing of GOODS)
      expect([thing, storedOf(storage, `isle:${thing}`)]).toEqual([thing, NAMES.length]);
    const { auction = 0, ...rest } = sourcesAndSinks(storage, game.content);
    // What Marn begins with, and what the four did; fees are gone.
    expect(rest).toEqual({ hatch: 30, world: 50 * NAMES.length });
    expect(auction).toBeLessThanOrEqual(0);
    expect([...game.world.query(Character)].length).toBeLessThanOrEqual(NAMES.length);
    return storage;
  }
}

describe("the books of money", () => {
  const start = useWorlds();
  const { WYLDLANDS_FUZZ_RUNS: runs = "6", WYLDLANDS_FUZZ_SEED: seed } = process.env;

  it("balance to the coin over bank, auction, trade, gifts, deaths, logins and killed worlds, and no thing is lost or doubled", async () => {
    const seen: Seen = new Map();
    await fc.assert(
      fc.asyncProperty(fc.array(STEP, { minLength: 400, maxLength: 400, size: "max" }), async (steps) => {
        const play = await Play.begin(start);
        try {
          for (const [index, step] of steps.entries()) {
            await play.step(step);
            if (index % 40 === 39) await play.check();
          }
          const { journal } = await play.check();
          for (const { deed } of journal) seen.set(deed, (seen.get(deed) ?? 0) + 1);
        } finally {
          play.world.stop();
        }
      }),
      { numRuns: Number(runs), endOnFailure: true, ...(seed === undefined ? {} : { seed: Number(seed) }) },
    );
    const usual = [
      "deposit",
      "withdraw",
      "pay",
      "auction",
      "bid",
      "lot-end",
      "post",
      "take-enclosed",
      "trade",
      "give",
      "drop",
      "take",
      "fall",
    ];
    expect(usual.filter((deed) => !seen.has(deed))).toEqual([]);
  }, 240_000);
});
