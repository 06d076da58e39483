import { ContainedIn, Stack } from "../../src/components/index.ts";
import type { Content } from "../../src/content/types.ts";
import { TestWorld } from "../../src/testing/test-world.ts";

interface Rate {
  command: string;
  "a second": number;
  "ms each": number;
}

/** The twenty that players type most; two in turn where one would have nothing left to do. */
const COMMANDS: readonly (readonly [string, ...string[]])[] = [
  ["look"],
  ["up", "down"],
  ["say good evening to all of you"],
  ["drop lantern", "get lantern"],
  ["inventory"],
  ["score"],
  ["exits"],
  ["who"],
  ["equipment"],
  ["wear jerkin", "remove jerkin"],
  ["wield pin", "remove pin"],
  ["look hesper"],
  ["tell Bob are you there"],
  ["emote leans on the rail"],
  ["give copper to Bob"],
  ["sit", "stand"],
  ["consider hesper"],
  ["skills"],
  ["effects"],
  ["help moving"],
];

const LINES = 2_000;

/** How many of each a second, typed to answered, in the room where newcomers begin with three others in it. */
export async function commandRates(content: Content): Promise<Rate[]> {
  const world = await TestWorld.start({ content, seed: "bench", dev: false });
  const [ann, ...others] = await world.players("Ann", "Bob", "Cid", "Dee");
  const { game } = world;
  for (const item of KIT) if (game.prototypes.has(item)) game.spawnThing(item, 1, ann.character);
  const [purse] = ann.character.sources(ContainedIn).filter((one) => one.has(Stack));
  if (purse) purse.edit(Stack).count = 2 * LINES;
  const rates: Rate[] = [];
  const start = ann.character.target(ContainedIn);
  for (const lines of COMMANDS) {
    if (start) ann.character.link(ContainedIn, start);
    for (const warm of lines) ann.connection.post(warm);
    await world.applied();
    ann.read();
    const began = performance.now();
    for (let i = 0; i < LINES; i += 1) ann.connection.post(lines[i % lines.length] ?? "");
    await world.applied();
    const ms = performance.now() - began;
    await world.settle();
    const answer = ann.read();
    if (answer.length < LINES) throw new Error(`${lines[0]} was not answered`);
    for (const other of others) other.read();
    rates.push({
      command: lines.join(" / "),
      "a second": Math.round((LINES / ms) * 1_000),
      "ms each": Math.round((ms / LINES) * 1_000) / 1_000,
    });
  }
  world.stop();
  return rates;
}

const KIT = ["harbor:canvas-jerkin", "harbor:belaying-pin", "school:school-lantern"];
