import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import type { FakeModelServer } from "@wyldlands/voice/testing";
import type { TestServer } from "../support/server.ts";
import { Talker } from "./support/talker.ts";

const LONG = process.env["WYLDLANDS_LONG"] === "1";
const FIRST_MS = 500;

/** What Grout sells, what it costs, and how much of it he has. */
const WARES = [
  { slug: "fried-herring", called: "fried herring", price: 3, stock: 6 },
  { slug: "tin-mug", called: "tin mug", price: 2, stock: 4 },
  { slug: "fish-stew", called: "bowl of fish stew", price: 5, stock: 4 },
  { slug: "brandy-flask", called: "flask of brandy", price: 8, stock: 3 },
  { slug: "conger-pie", called: "conger pie", price: 8, stock: 2 },
] as const;
/** One for each death. */
const SHELF = WARES.flatMap((ware) => Array.from({ length: ware.stock }, () => ware));

interface Death {
  readonly name: string;
  /** Faults of the world that the line meets; it dies of them. */
  readonly faults?: string;
  /** Milliseconds after the line at which the world is killed from outside. */
  readonly afterMs?: number;
}

/** While the model is asked, and around the commits of line and answer. */
const SHORT: readonly Death[] = [
  { name: "while the model is asked", afterMs: 250 },
  { name: "before a commit", faults: "before-commit:4" },
];
const DEATHS: readonly Death[] = LONG
  ? [
      ...SHORT,
      { name: "as the line arrives", afterMs: 3 },
      { name: "about when the answer comes", afterMs: FIRST_MS + 45 },
      ...Array.from({ length: 6 }, (_, index) => ({
        name: `${index * 120} ms after the line`,
        afterMs: index * 120,
      })),
      ...[3, 4, 5].flatMap((commit) =>
        ["before-commit", "after-commit", "after-send"].map((point) => ({
          name: `${point.replace("-", " ")} ${commit}`,
          faults: `${point}:${commit}`,
        })),
      ),
    ]
  : SHORT;

const NAMES = "Amy Bea Cleo Dot Eva Fay Gwen Hal Ida Joan Kay Liv Mab Nan Ola Pip Quin Ros Sue".split(" ");

/** 'I'll buy the fried herring' and the like, of Ansel Grout by a model, while the world dies in the middle of it. */
export function buysOnce(at: () => { fake: FakeModelServer; server: TestServer }): void {
  it.each(
    DEATHS.map((death, index) => ({
      ...death,
      buyer: NAMES[index] ?? "Nobody",
      ware: SHELF[index] ?? WARES[0],
      word: `plate ${index + 1}`,
    })),
  )(
    "sell a $ware.called for its price with the words, once, when the world dies $name",
    async ({ faults, afterMs, buyer, word, ware }) => {
      const { fake, server } = at();
      const words = `That is ${word} of the day, still warm. Mind yourself and give my regards to the fifth stair.`;
      fake.answers(() => ({
        json: { say: words, acts: [`sell:${ware.slug}`], emotions: [{ kind: "joy", strength: 0.2 }] },
        firstMs: FIRST_MS,
      }));
      const talker = await Talker.enter(server, buyer);
      try {
        await talker.walk("down", "in");
        const before = await wealth(talker, ware.called);
        const deaths = server.deaths();
        if (faults !== undefined) {
          server.setFaults(faults);
          await server.killWorld();
        }
        const killed = afterMs === undefined ? undefined : sleep(afterMs).then(() => server.killWorld());
        await talker.exchange(`say Ansel, I'll buy the ${ware.called}.`, {
          of: "Ansel Grout",
          timeoutMs: 60_000,
        });
        await killed;
        // A world that has a fault and was not asked to commit so often dies of the lines that follow.
        const due = faults === undefined ? deaths : deaths + 2;
        while (server.deaths() < due) await talker.until("look", /^Exits: /);
        // Whatever was still under way has come by when the world answers this.
        const after = await wealth(talker, ware.called);
        expect({ things: after.things - before.things, paid: before.coins - after.coins }).toEqual({
          things: 1,
          paid: ware.price,
        });
        expect(
          talker.log.filter((line) => line.startsWith("You buy ") && line.includes(ware.called)),
        ).toHaveLength(1);
        expect(talker.log.filter((line) => line.startsWith("Ansel Grout says, '"))).toHaveLength(1);
      } finally {
        talker.close();
      }
    },
  );
}

/** Coins and things of that name, as the player's own screen tells it. */
async function wealth(talker: Talker, called: string): Promise<{ coins: number; things: number }> {
  const from = talker.log.length;
  talker.client.send("inventory");
  await talker.until("look", /^Exits: /);
  const all = talker.log.slice(from);
  // What lies about in the room is nobody's.
  const lines = all.slice(
    0,
    all.findIndex((line) => line.startsWith("The Blind Pilot")),
  );
  const count = (pattern: RegExp): number => {
    const found = lines.map((line) => pattern.exec(line)).find((match) => match !== null);
    return found ? number(found[1] ?? "") : 0;
  };
  return {
    coins: count(/([\w-]+) copper penn/i),
    things: count(new RegExp(String.raw`\b(\w+) ${called}s?\b`, "i")),
  };
}

const NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

function number(word: string): number {
  const small = word.toLowerCase();
  if (small === "a" || small === "an" || small === "single") return 1;
  const found = NUMBERS.indexOf(small);
  return found >= 0 ? found : Number(small);
}
