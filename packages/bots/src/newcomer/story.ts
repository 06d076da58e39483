import { Player, type NewAccount } from "../player.ts";
import type { Newcomer } from "./newcomer.ts";
import { wayToCorpse } from "./senses.ts";

/** A chapter of a first day, told by what was done. Each needs those before it. `meanwhile` is done in its midst. */
export type Chapter = (one: Newcomer, meanwhile?: () => Promise<void>) => Promise<string>;

/** Makes an account and comes in. */
export async function arrive(one: Newcomer, account: NewAccount): Promise<string> {
  await new Player(one.client, { timeoutMs: 30_000 }).newAccount(account);
  await one.expect("look", /^Exits: /);
  return one.room?.title ?? "";
}

/** Does the errand that the welcome told, and is paid. */
export const firstErrand: Chapter = async (one) => {
  const coins = one.now.coins;
  await one.follow("east", "in");
  await persist(one, "get oil", /^You get a flask of lamp oil\./);
  await one.follow("out", "west");
  await one.expect("give oil to hesper", /counts .+ into your hand/);
  await one.act("");
  if (one.now.coins !== coins + 12)
    throw new Error(`had ${coins} coppers, was paid 12, has ${one.now.coins}`);
  return `paid: ${one.now.coins} coppers`;
};

/** Goes through the school, a lesson to a room, and is praised in each. */
export const school: Chapter = async (one) => {
  await one.follow("up", "west");
  await one.expect("look boots", /Old Tolliver nods/);
  await one.expect("read board", /HELP, when stuck/);
  await one.follow("west");
  await persist(one, "get chalk", /^You get a stick of chalk\./);
  await one.expect("give chalk to tench", /counts a copper penny into your hand/);
  await persist(one, "get lantern", /^You get a school lantern\./);
  await one.expect("light lantern", /'There\. Now go down/);
  await one.follow("down");
  await one.expect("look brick", /IF YOU CAN READ THIS/);
  await one.follow("up");
  await one.expect("extinguish lantern", /'Thrifty\./);
  await one.follow("north");
  // Each thing is lent once at a time: another newcomer may have been quicker.
  for (const thing of ["bat", "jersey", "clogs", "hat"]) await persist(one, `get ${thing}`, /^You get /);
  await one.expect("wear all", /^You wear /);
  await one.expect("wield bat", /a danger to straw/);
  await one.follow("south", "west");
  return "dressed and in the yard";
};

/** Types a line again and again, some seconds apart, until it is answered so. */
async function persist(one: Newcomer, line: string, pattern: RegExp): Promise<void> {
  for (let tries = 1; tries < 10; tries += 1) {
    if ((await one.act(line)).some((answer) => pattern.test(answer))) return;
    await one.pause(3_000);
  }
  await one.expect(line, pattern);
}

/** Wins the first fight, against straw, and sees what the loser had. */
export const firstFight: Chapter = async (one) => {
  await one.expect("consider straw", /is of level 1 to your 1/);
  for (let tries = 0; tries < 5; tries += 1) {
    const end = await one.fight("straw");
    if (end === "won") {
      await one.act("get all from corpse");
      return `won, and gained ${one.gained} experience`;
    }
    if (end === "nobody") await one.pause(5_000);
    await one.recover();
  }
  throw new Error("could not get the better of straw");
};

/** Takes up a calling, puts on what it brings, and learns a skill that costs coins. */
export const takeUpCalling: Chapter = async (one) => {
  await one.follow("west", "north");
  await one.expect("choose calling deckhand", /^You know clubs and bash/);
  await one.act("remove bat");
  await one.expect("wear all", /^You wear a canvas jerkin/);
  await one.expect("wield pin", /belaying pin in your right hand/);
  const coins = one.now.coins;
  await one.expect("learn clubs", /of 100\.$/);
  await one.act("");
  if (one.now.coins >= coins)
    throw new Error(`the lesson cost nothing: ${coins} coppers and ${one.now.coins}`);
  await one.follow("south", "east");
  return `a ${one.now.calling} with ${one.now.coins} coppers left`;
};

/** Learns to cook, and cooks. */
export const craft: Chapter = async (one, meanwhile) => {
  await one.follow("north");
  await one.expect("learn cooking", /of 100\.$/);
  await persist(one, "get oatmeal", /^You get a scoop of oatmeal\./);
  await persist(one, "get spoon", /^You get a wooden spoon\./);
  await one.finish("craft porridge", /^You have made a bowl of porridge\./, meanwhile);
  const { carried } = await one.belongings();
  if (carried.includes("a scoop of oatmeal")) throw new Error("the oatmeal is there still");
  await one.expect("eat porridge", /You eat the porridge/);
  await one.follow("south");
  return "made porridge and ate it";
};

/** Down to where the first rats are. It learns the way back to the chapel on the way. */
export const goBelow: Chapter = async (one) => {
  await one.follow("east", "east", "east", "north", "south", "down", "down", "west", "down");
  return one.room?.title ?? "";
};

/** Fights a rat; nothing that it owns may come or go by that. */
export const fightRat: Chapter = async (one, meanwhile = async () => {}) => {
  const before = await one.belongings();
  for (let tries = 0; tries < 10; tries += 1) {
    const fighting = one.fight("rat", 0.4);
    await meanwhile();
    const end = await fighting;
    if (end === "nobody") {
      await one.pause(10_000);
      continue;
    }
    const after = await one.belongings();
    if (JSON.stringify(after) !== JSON.stringify(before))
      throw new Error(`had ${JSON.stringify(before)}, has ${JSON.stringify(after)}`);
    return `${end}, and owns what it owned`;
  }
  throw new Error("no rat came");
};

/** Picks a fight that cannot be won, dies of it, reads where the corpse is, walks there and takes what was its own. */
export const loseAndFetch: Chapter = async (one) => {
  await one.goTo("The Salt Quay");
  await one.follow("east", "east", "east", "east", "east", "east");
  const before = await one.belongings();
  const { deaths } = one;
  // All of them at once, and no running away: somebody is strong enough for that.
  for (let tries = 0; one.deaths === deaths; tries += 1) {
    if (tries > 20) throw new Error("nothing on the strand was strong enough");
    for (const word of ["crab", "2.crab"]) await one.act(`attack ${word}`);
    const ends = [await one.fight("seal", 0), one.deaths === deaths ? await one.fight("crab", 0) : "lost"];
    if (ends.every((end) => end === "nobody")) await one.pause(10_000);
  }
  await one.act("look");
  const stripped = await one.belongings();
  if (stripped.carried.length > 0) throw new Error(`still carries ${stripped.carried.join(", ")}`);
  const way = wayToCorpse(await one.act("corpse"));
  if (!way) throw new Error(`was not told where its corpse is: ${one.log.slice(-6).join(" / ")}`);
  await one.recover(0.9);
  await one.follow(...way);
  await one.act(`get all from corpse of ${one.now.name}`);
  const after = await one.belongings();
  const lost = before.carried.filter((thing) => !after.carried.includes(thing));
  if (lost.length > 0 || after.coins < before.coins) throw new Error(`not in the corpse: ${lost.join(", ")}`);
  if (after.worn.join() !== before.worn.join()) throw new Error("lost what it wore");
  await one.follow("west");
  return `died, walked ${way.length} steps back, and lost nothing`;
};

/** Where to hunt, by what one reads there: the rooms on the way, and the words for what is in them. */
type Ground = readonly (readonly [room: string, words: readonly string[]])[];

/** For a beginner: two that do not meet. */
const FIRST_GROUNDS: Readonly<Record<"quay" | "marsh", Ground>> = {
  quay: [
    ["Under the Quay", ["rat"]],
    ["Among the Piles", ["crab"]],
  ],
  marsh: [
    ["The Reed Edge", ["rat"]],
    ["The Samphire Flats", ["crab"]],
  ],
};
const STRAND: Ground = [
  ["In the Marram", ["fox", "hare"]],
  ["The Blow", ["adder"]],
  ["The Long Strand", ["crab"]],
  ["Under Kell Head", ["crab"]],
];
/** 'You would more likely win than not', and better. */
const WORTH_IT = /You would hardly notice|You should win|more likely win than not|could go either way/;

/** Fights what it can beat until it is of the level; rests between, spends its lessons, comes back when it dies. */
export function growTo(level: number, first: "quay" | "marsh" = "quay"): Chapter {
  return async (one) => {
    await learnWays(one);
    while (one.now.level < level) {
      if (one.now.level > 1) await spendLessons(one);
      for (const [room, words] of one.now.level === 1 ? FIRST_GROUNDS[first] : STRAND) {
        if (one.now.level >= level) break;
        await visit(one, room);
        for (const word of words) await hunt(one, word, level);
      }
    }
    return `level ${one.now.level} after ${one.wins} wins and ${one.deaths} deaths`;
  };
}

/** Every room of the hunt is walked to once, so that it can be found again from wherever the dead come back. */
async function learnWays(one: Newcomer): Promise<void> {
  await one.goTo("Under the Quay");
  await one.follow("east", "west");
  await one.goTo("The Salt Quay");
  await one.follow("in", "up", "down", "out");
  await one.follow("up", "east", "east", "east", "east", "east", "north", "south", "south");
  await one.goTo("The Salt Quay");
  await one.follow("east", "east", "east", "east", "east", "north", "south", "east", "east");
}

async function visit(one: Newcomer, room: string): Promise<void> {
  for (let tries = 0; one.room?.title !== room; tries += 1) {
    if (tries > 10) throw new Error(`did not get to '${room}' in ten tries`);
    await one.goTo(room);
  }
}

async function hunt(one: Newcomer, word: string, level: number): Promise<void> {
  const here = one.room?.title ?? "";
  for (let fights = 0; fights < 4 && one.now.level < level; fights += 1) {
    await sleepWell(one, 0.75);
    await visit(one, here);
    if (!WORTH_IT.test((await one.act(`consider ${word}`)).join("\n"))) return;
    const end = await one.fight(word);
    if (end === "won") await one.act("get coin from corpse");
    if (end === "nobody") return;
    if (end === "lost") await fetch(one);
    await one.act("look");
  }
}

/** Where sleep mends most. */
const BUNKS = "Above the Pilot";

/** Sleeps in the bunks above the tavern, if it needs to. */
async function sleepWell(one: Newcomer, share: number): Promise<void> {
  if (one.now.health >= one.now.mostHealth * share) return;
  await visit(one, BUNKS);
  await one.recover(0.95, "sleep");
}

/** Spends what lessons it has on its constitution, with Dorrit on the spit. */
async function spendLessons(one: Newcomer): Promise<void> {
  if (one.now.lessons === 0) return;
  await visit(one, "The Spit");
  while (one.now.lessons > 0) {
    const { lessons } = one.now;
    await one.act("train constitution");
    if (one.now.lessons === lessons) await one.act("train strength");
    if (one.now.lessons === lessons) return;
  }
}

/** After a death that nobody wanted: gets up, walks back, and takes its own. */
async function fetch(one: Newcomer): Promise<void> {
  await one.act("look");
  await sleepWell(one, 0.9);
  const way = wayToCorpse(await one.act("corpse"));
  for (const step of way ?? []) if (!(await one.walk(step))) return;
  await one.act(`get all from corpse of ${one.now.name}`);
}
