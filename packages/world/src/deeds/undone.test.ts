import { describe, expect, it } from "vitest";
import { Damaged, Worn } from "../components/index.ts";
import { Crowd } from "../testing/crowd.ts";
import { besides, caseOf, expectUndone, Minefield, type Case } from "../testing/mined.ts";
import { shippedContent } from "../testing/shipped-content.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { BOARD_DEEDS } from "./boards/board-deeds.ts";
import { CLAN_DEEDS } from "./clan/clan-deeds.ts";
import { GROUP_DEEDS } from "./group/group-deeds.ts";
import { HOME_DEEDS } from "./home/home-deeds.ts";
import { DEED_COMMANDS } from "./index.ts";
import { drop } from "./items/drop.ts";
import { give } from "./items/give.ts";
import { reward } from "./items/reward.ts";
import { decay } from "./items/decay.ts";
import { hold } from "./items/hold.ts";
import { put } from "./items/put.ts";
import { remove } from "./items/remove.ts";
import { repair, repaired } from "./items/repair.ts";
import { take } from "./items/take.ts";
import { wear } from "./items/wear.ts";
import { wield } from "./items/wield.ts";
import { describe as describeSelf } from "./life/describe.ts";
import { die } from "./life/die.ts";
import { doze } from "./life/doze.ts";
import { enter } from "./life/enter.ts";
import { hatch } from "./life/hatch.ts";
import { leave } from "./life/leave.ts";
import { miss } from "./life/miss.ts";
import { go } from "./movement/go.ts";
import { POST_DEEDS } from "./post/post-deeds.ts";
import { REPORT_DEEDS } from "./reports/report-deeds.ts";
import { afk } from "./speech/afk.ts";
import { emote } from "./speech/emote.ts";
import { say } from "./speech/say.ts";
import { shout } from "./speech/shout.ts";
import { tell } from "./speech/tell.ts";
import { title } from "./speech/title.ts";
import { whisper } from "./speech/whisper.ts";
import { STAFF_DEEDS } from "./staff/staff-deeds.ts";

const BOTS = 50;
const { WYLDLANDS_LONG: long, WYLDLANDS_FUZZ_SEED: seed = "undone" } = process.env;

/**
 * Deeds that bots seldom come to do, or have no right to. They have cases of their own: here, in the scenes of
 * `*-undone.test.ts` and `undone-*.test.ts`, or beside them.
 */
const STAGED: ReadonlySet<string> = new Set([
  ...[STAFF_DEEDS, POST_DEEDS, BOARD_DEEDS, REPORT_DEEDS, CLAN_DEEDS, GROUP_DEEDS, HOME_DEEDS]
    .flat()
    .map(({ name }) => name),
  "abandon-quest",
  "accept-offer",
  "accept-quest",
  "ask",
  "assist",
  "auction",
  "backstab",
  "balance",
  "bash",
  "bid",
  "browse",
  "buy",
  "choose-in-quest",
  "close",
  "consider",
  "decline-offer",
  "decline-quest",
  "deposit",
  "disarm",
  "empty-strongbox",
  "extinguish",
  "fill",
  "fill-strongbox",
  "find-corpse",
  "flee",
  "knock",
  "lock",
  "mend",
  "offer",
  "open",
  "pay",
  "pick",
  "repair",
  "rescue",
  "sell",
  "shoot",
  "show-strongbox",
  "speak",
  "step-into",
  "step-out",
  "talk",
  "throw",
  "trade",
  "unlock",
  "unoffer",
  "value",
  "withdraw",
]);

/** Some of the deeds, each ready to be done. */
async function someDeeds(world: TestWorld): Promise<Record<string, Case>> {
  const [ann, bob] = await world.players("Ann", "Bob");
  const guest = await world.guest();
  const pier = world.room("pier");
  const beach = world.room("beach");
  const [purse] = world.held(ann.character, "copper");
  const [moth] = world.held(beach, "moth");
  if (!purse || !moth) throw new Error("the world is not stocked");
  const pile = world.thing("copper", pier, 7);
  const marn = world.one("marn");
  const flask = world.thing("flask", marn);
  world.thing("rope", guest.character);
  world.thing("rope", moth);
  world.move(moth, "beach");
  const other = world.held(beach, "moth").find((one) => one !== moth);
  world.act(miss, beach, { prototype: "isle:moth", id: other?.id ?? "" });
  const sack = world.thing("sack", bob.character);
  const knife = world.thing("cutlass", bob.character);
  knife.add(Worn({ slot: "main-hand" }));
  const ring = world.thing("ring", ann.character);
  ring.add(Worn({ slot: "ring" }));
  const jerkin = world.thing("jerkin", bob.character);
  const shabby = world.thing("jerkin", bob.character);
  for (const one of [jerkin, shabby]) one.add(Damaged({ by: 2 }));
  world.thing("forge", pier);
  return {
    take: caseOf(take, ann.character, { item: pile, count: 3 }),
    drop: caseOf(drop, ann.character, { item: world.thing("rope", ann.character) }),
    give: caseOf(give, ann.character, { item: purse, count: 4, to: bob.character }),
    reward: caseOf(reward, marn, { item: flask, count: 1, to: ann.character }),
    whisper: caseOf(whisper, ann.character, { to: bob.character, text: "hm" }),
    go: caseOf(go, ann.character, { direction: "north" }),
    say: caseOf(say, ann.character, { text: "hm" }),
    tell: caseOf(tell, ann.character, { to: bob.character, text: "hm" }),
    shout: caseOf(shout, ann.character, { text: "hm" }),
    afk: caseOf(afk, ann.character, { text: "soup" }),
    title: caseOf(title, ann.character, { text: "the tall" }),
    emote: caseOf(emote, ann.character, { text: "hums" }),
    enter: caseOf(enter, ann.character, { room: beach, how: "first" }),
    leave: caseOf(leave, guest.character, {}),
    doze: caseOf(doze, ann.character, {}),
    hatch: caseOf(hatch, beach, { prototype: "isle:moth" }),
    miss: caseOf(miss, beach, { prototype: "isle:moth", id: moth.id }),
    die: caseOf(die, moth, {}),
    "take from": caseOf(take, bob.character, {
      item: world.thing("nail", sack, 5),
      count: 2,
      container: sack,
    }),
    put: caseOf(put, bob.character, {
      item: world.thing("nail", bob.character, 9),
      count: 4,
      container: sack,
    }),
    wear: caseOf(wear, bob.character, { item: world.thing("hat", bob.character) }),
    wield: caseOf(wield, bob.character, { item: world.thing("gaff", bob.character) }),
    hold: caseOf(hold, ann.character, { item: world.thing("lantern", ann.character) }),
    remove: caseOf(remove, ann.character, { item: ring }),
    repaired: caseOf(repaired, bob.character, { item: jerkin }),
    repair: caseOf(repair, bob.character, { item: shabby }),
    decay: caseOf(decay, world.thing("snowball", pier), {}),
    describe: caseOf(describeSelf, ann.character, { text: "Tall." }),
  };
}

describe("a deed that throws in its middle", () => {
  const start = useWorlds();

  it("leaves the world as it was, wherever it throws, and says nothing", async () => {
    const world = await start();
    const cases = await someDeeds(world);
    const points = expectUndone(world, cases);
    expect(Object.keys(points)).toEqual(Object.keys(cases));
    expect(points["reward"]).toBeGreaterThan(5);
  });

  it(`leaves the game that ships as it was, whichever deed it is that ${BOTS} bots do first`, async () => {
    let snapshot = (): string => "";
    const mines = new Minefield(
      () => snapshot(),
      long === undefined ? 24 : 1_000,
      long === undefined ? 8 : 1,
    );
    const world = await start({ content: await shippedContent(), seed, doing: mines.doing });
    const crowd = await Crowd.gather(world, BOTS, seed);
    snapshot = () => {
      const all = world.game.world
        .entities()
        .map((one) => [one.id, world.game.world.serialize(one)] as const);
      return JSON.stringify([all.sort(([a], [b]) => (a < b ? -1 : 1)), besides(world.game)]);
    };
    for (let round = 0; round < (long === undefined ? 18 : 300); round += 1) {
      await crowd.round();
      expect(mines.faults).toEqual([]);
    }
    expect(mines.points.size).toBeGreaterThan(40);
    if (long === undefined) return;
    const unseen = DEED_COMMANDS.filter(({ deed }) => !mines.points.has(deed.name) && !STAGED.has(deed.name));
    expect(unseen.map(({ deed }) => deed.name)).toEqual([]);
  }, 600_000);
});
