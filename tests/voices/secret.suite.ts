import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defineDeed } from "../../packages/world/src/deeds/deed.ts";
import { remember } from "../../packages/world/src/society/regard.ts";
import type { Player } from "../../packages/world/src/testing/test-world.ts";
import { Stage, type Answer } from "./support/stage.ts";
import { enter } from "./support/talk-run.ts";

/** A day of the world: an hour has two minutes. */
const DAY_MS = 24 * 120_000;
const SECRET = "Between us: my garnet ring lies under the third step.";
const OUT = /garnet ring|third step/i;

let stage: Stage;
/** Anna tells Hesper her secret; a day goes by, and the world is restarted. */
beforeAll(async () => {
  stage = await Stage.open();
  const anna = await enter(stage, "Anna");
  const told = await stage.say(anna, "hesper", { how: "tell", say: SECRET });
  expect(told.spoken).not.toEqual([]);
  await anna.type("quit");
  await stage.pass(DAY_MS, 60);
  await stage.restart();
});
afterAll(() => stage.close());

/** Hesper thinks that well of somebody. */
function regards(player: Player, regard: { affinity: number; trust: number }): void {
  const think = defineDeed({
    name: "think-well",
    perform: (_args, { game, actor }) =>
      remember(game, actor, player.character, "stood by her in the gale", regard),
  });
  stage.world.act(think, stage.npc("hesper"), {});
}

function ask(player: Player): Promise<Answer> {
  return stage.say(player, "hesper", { how: "ask", say: "Anna's ring", topic: "Anna's ring" });
}

describe("a secret that Anna confided to Hesper, a day and a restart later", () => {
  it("is kept from a stranger, and the trace says for want of what", async () => {
    const bob = await enter(stage, "Bob");
    const answer = await ask(bob);
    expect(answer.spoken).not.toEqual([]);
    expect(answer.read).not.toMatch(OUT);
    expect(answer.reply?.trace.withheld.join("\n")).toMatch(/trust/);
  });

  it("is told to whom she trusts, as what somebody says, and the trace names the memory", async () => {
    const cid = await enter(stage, "Cid");
    regards(cid, { affinity: 0.8, trust: 1 });
    const answer = await ask(cid);
    expect(answer.read).toMatch(OUT);
    // Whose secret it is stays between her and Anna.
    expect(answer.spoken.join(" ")).not.toMatch(/Anna/);
    expect(answer.reply?.trace.sources.length).toBeGreaterThan(0);
    expect(answer.reply?.trace.withheld).toEqual([]);
  });

  it("is kept from whom she likes and does not trust", async () => {
    const dot = await enter(stage, "Dot");
    regards(dot, { affinity: 0.9, trust: -0.5 });
    const answer = await ask(dot);
    expect(answer.read).not.toMatch(OUT);
  });
});
