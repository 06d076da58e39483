import { describe, expect, it } from "vitest";
import type { Moderated, VoiceAlarm } from "@wyldlands/voice";
import { Flagged, Report } from "../../components/index.ts";
import { defineDeed } from "../../deeds/deed.ts";
import { reports } from "../../reports/reports.ts";
import { caseOf, expectUndone } from "../../testing/mined.ts";
import { staffed } from "../../testing/staff.ts";
import type { Player, TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { voiceAlarms } from "./alarms.ts";
import { flagWords, heldBack, MOST_FLAGS_AN_HOUR } from "./flagged.ts";
import { rated } from "./rated.ts";

const rude: Moderated = {
  side: "input",
  action: "refuse",
  hits: [{ category: "slur", severity: 3, word: "gutterling" }],
  text: "you <b>gutterling</b>",
};

describe("what moderators and operators are told of talks", () => {
  const start = useWorlds();

  function flag(world: TestWorld, who: Player, ...lines: readonly Moderated[]): void {
    world.runner.run(flagWords(who.character, lines), world.one("marn"), {});
    world.loop.wake();
  }

  it("is a report of who said what to whom, what it is, and whether it was let through", async () => {
    const { world, kay, ann, bob } = await staffed(start);
    flag(world, ann, rude, { ...rude, side: "output", action: "queue", text: "gutterling yourself" });
    await world.settle();
    expect(kay.read()).toContain("Words in a talk were flagged: report 1. REPORT SHOW 1 reads it.");
    expect([ann.read(), bob.read()]).toEqual(["", ""]);
    expect(await kay.type("reports voice")).toMatch(/^There are two reports\./);
    const shown = await kay.type("report show 1");
    expect(shown).toContain("Report 1, about Ann, by Marn");
    expect(shown).toContain("Ann said to Marn: 'you <b>gutterling</b>' (slur 3). It was not let through.");
    expect(await kay.type("report show 2")).toContain(
      "A model had Marn say to Ann: 'gutterling yourself' (slur 3). It was let through.",
    );
    expect(await ann.type("reports")).toContain("You have reported nothing.");
    expect(world.logged.join("")).not.toContain("gutterling");
  });

  it("is gathered in one report when a player goes on, and begins anew after an hour or an answer", async () => {
    const { world, kay, ann, bob } = await staffed(start);
    for (let times = 0; times < MOST_FLAGS_AN_HOUR + 40; times += 1) flag(world, ann, rude);
    flag(world, bob, rude);
    const all = (): number => reports(world.game).length;
    expect(all()).toBe(MOST_FLAGS_AN_HOUR + 1);
    expect(reports(world.game)[MOST_FLAGS_AN_HOUR - 1]?.need(Report).evidence).toHaveLength(30);
    await world.settle();
    kay.read();
    expect(await kay.type("report close 1 Seen to.")).toBe("Report 1 is answered.");
    flag(world, ann, rude);
    expect(all()).toBe(MOST_FLAGS_AN_HOUR + 2);
    await world.tick(3_700_000);
    flag(world, ann, rude);
    expect(all()).toBe(MOST_FLAGS_AN_HOUR + 3);
  });

  it("holds back whose words are flagged too often of late, when the operator says so", async () => {
    const { world, ann } = await staffed(start);
    const held = (flags: number, minutes = 30): boolean =>
      heldBack(world.game, ann.character, { flags, minutes });
    flag(world, ann, rude, { ...rude, side: "output" });
    expect([held(0), held(1), held(2)]).toEqual([false, true, false]);
    for (let times = 0; times < 30; times += 1) flag(world, ann, rude);
    expect([held(0), held(20)]).toEqual([false, true]);
    expect(ann.character.need(Flagged)).toHaveLength(20);
    await world.tick(29 * 60_000);
    expect([held(20), held(20, 10)]).toEqual([true, false]);
    await world.tick(2 * 60_000);
    expect(held(1)).toBe(false);
  });

  it("is undone with the deed that brought it about, as ratings are", async () => {
    const { world, ann } = await staffed(start);
    const marn = world.one("marn");
    const rate = defineDeed({
      name: "rate",
      perform(_args, context) {
        rated(context, marn, { line: "Mind the boards.", good: false, why: " dull ", source: "grammar" });
        context.show([ann.character], "Noted.");
      },
    });
    expectUndone(world, {
      flag: caseOf(flagWords(ann.character, [rude]), marn, {}),
      rate: caseOf(rate, ann.character, {}),
    });
    world.loop.wake();
    await world.settle();
    expect(world.storage.voiceRatings).toMatchObject([
      {
        player: ann.session.account?.id,
        who: "Ann",
        npc: "isle:marn",
        line: "Mind the boards.",
        good: false,
        why: "dull",
        source: "grammar",
      },
    ]);
  });

  it("tells the log and those who may read the books when money runs out or no provider answers", async () => {
    const { world, kay, ann } = await staffed(start);
    const alarm = voiceAlarms({ game: world.game, inTurn: (run) => world.loop.inTurn(run) });
    const player = ann.session.account?.id;
    const alarms: VoiceAlarm[] = [
      { kind: "budget", budget: "per_player_hour", player, share: 0.8, spent: 0.04, most: 0.05 },
      { kind: "budget", budget: "per_day", player: undefined, share: 1, spent: 5, most: 5 },
      { kind: "chain", state: "broken", why: "fake/small: <b>no</b> connection" },
      { kind: "chain", state: "whole", why: "fake/small" },
    ];
    for (const one of alarms) alarm(one);
    await world.settle();
    expect(kay.read().split("\n")).toEqual([
      "Voices: a player's budget for an hour (ann) is spent by 80 percent, 0.0400 of 0.0500. AI USAGE tells more.",
      "Voices: the world's budget for today is spent: the grammar voice answers from now on, 5.0000 of 5.0000. AI USAGE tells more.",
      "Voices: no model answers (fake/small: <b>no</b> connection). NPCs speak by the grammar voice until one does.",
      "Voices: models answer again (fake/small).",
    ]);
    expect(ann.read()).toBe("");
    const levels = world.logged
      .map((line) => JSON.parse(line) as { level: number; alarm?: string })
      .filter((one) => one.alarm !== undefined)
      .map(({ level }) => level);
    expect(levels).toEqual([40, 40, 50, 30]);
  });
});
