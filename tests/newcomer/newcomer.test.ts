import { afterAll, describe, expect, it } from "vitest";
import { Newcomer, story, TelnetClient, WebClient, type BotClient } from "@wyldlands/bots";
import { countWorld } from "../support/count-world.ts";
import { TestServer } from "../support/server.ts";

/** The long form: `npm run full -- newcomer`. */
const LONG = process.env["WYLDLANDS_LONG"] === "1";
/** How far a newcomer goes: the harbour, its foes and its rates are those that are shipped. The short form is its first day. */
const LEVEL = LONG ? 5 : 1;
const HOUR_MS = 3_600_000;
/** Coins in the pocket of a new character. */
const POCKET = 10;

type Chapters = readonly (readonly [name: string, chapter: story.Chapter])[];

const FIRST_DAY: Chapters = [
  ["the first errand", story.firstErrand],
  ["the school", story.school],
  ["the first fight", story.firstFight],
  ["a calling", story.takeUpCalling],
  ["a thing made", story.craft],
  ["below the quay", story.goBelow],
  ["a fight lost, and the corpse", story.loseAndFetch],
];

const running: TestServer[] = [];
const newcomers: Newcomer[] = [];
afterAll(async () => {
  for (const one of newcomers) one.client.drop();
  for (const server of running) {
    await server.stop();
    server.remove();
  }
});

/** One on telnet, one on the web; letters only, as a name must be. */
async function arrivals(server: TestServer): Promise<Newcomer[]> {
  const clients: [string, BotClient][] = [
    ["Telna", new TelnetClient({ ...server.telnet, width: 400 })],
    ["Webba", new WebClient({ url: server.webUrl })],
  ];
  const all: Newcomer[] = [];
  for (const [character, client] of clients) {
    const one = new Newcomer(client);
    all.push(one);
    newcomers.push(one);
    const account = { name: character.toLowerCase(), password: "green is stone, gold is home", character };
    expect(await story.arrive(one, account)).toBe("The Lamp Stair");
  }
  return all;
}

async function tell(one: Newcomer, name: string, chapter: () => Promise<string>): Promise<void> {
  const began = performance.now();
  const told = await chapter();
  const seconds = Math.round((performance.now() - began) / 1_000);
  process.stdout.write(`newcomer ${one.now.name}: ${name}: ${told} (${seconds} s)\n`);
}

// Side by side, each with a server of its own: most of a newcomer's time is waiting for blows to fall.
describe.concurrent("a newcomer who reads only the screen", () => {
  it(
    `goes from the lamp stair through school, fights, a craft and a death${LONG ? `, to level ${LEVEL}` : ""}, over telnet and over WebSocket`,
    { timeout: LONG ? 3 * HOUR_MS : HOUR_MS / 4 },
    async () => {
      const server = await TestServer.start();
      running.push(server);
      const all = await arrivals(server);
      await Promise.all(
        all.map(async (one) => {
          for (const [name, chapter] of FIRST_DAY) await tell(one, name, () => chapter(one));
          // Apart: what two fight together is worth half to each.
          const ground = one.client.transport === "telnet" ? "quay" : "marsh";
          if (LEVEL > 1) await tell(one, `level ${LEVEL}`, () => story.growTo(LEVEL, ground)(one));
        }),
      );
      for (const one of all) {
        expect(one.now.level).toBeGreaterThanOrEqual(LEVEL);
        expect(one.now.calling).toBe("deckhand");
        expect(one.wins).toBeGreaterThan(0);
        expect(one.deaths).toBeGreaterThan(0);
      }
    },
  );

  it(
    "keeps every coin and every thing while the world is killed three times around it",
    { timeout: HOUR_MS / 4 },
    async () => {
      const first = await TestServer.start();
      await first.stop();
      const stocked = await countWorld(first.dataDir, undefined);
      const server = await TestServer.start({}, first.dataDir);
      try {
        const all = await arrivals(server);
        const together = async (name: string, chapter: story.Chapter, kill = false): Promise<void> => {
          // One kill for both: it comes when the last of them is in the midst.
          const meet = meeting(all.length, kill ? () => server.killWorld() : async () => {});
          await Promise.all(all.map((one) => tell(one, name, () => chapter(one, meet))));
        };
        for (const [name, chapter] of FIRST_DAY.slice(0, 2)) await together(name, chapter);

        const before = await Promise.all(all.map((one) => one.belongings()));
        await server.killWorld();
        expect(await Promise.all(all.map((one) => one.belongings()))).toEqual(before);

        for (const [name, chapter] of FIRST_DAY.slice(2, 4)) await together(name, chapter);
        await together("a thing made over a kill", story.craft, true);
        await together("below the quay", story.goBelow);
        await together("a fight over a kill", story.fightRat, true);
        expect(server.deaths()).toBe(3);

        for (const one of all) one.client.drop();
        await server.stop();
        const after = await countWorld(server.dataDir, undefined);
        expect(after.doubled).toEqual([]);
        // Errands and lessons only move coins, and nothing that was fought here brings any.
        expect(after.coins).toBe(stocked.coins + POCKET * all.length);
      } finally {
        await server.stop();
        first.remove();
      }
    },
  );
});

/** Everyone comes to it; the last one's coming does the deed, once, and all go on. */
function meeting(count: number, deed: () => Promise<void>): () => Promise<void> {
  let come = 0;
  let open: () => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const done = new Promise<void>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return () => {
    come += 1;
    if (come === count) deed().then(open, fail);
    return done;
  };
}
