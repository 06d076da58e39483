import { afterEach, describe, expect, it } from "vitest";
import { wordModerator } from "@wyldlands/voice";
import { factsRun } from "./support/facts-run.ts";
import { repeated } from "./support/measures.ts";
import { cleanSet, personaFacts, visitors } from "./support/sets.ts";
import { Stage } from "./support/stage.ts";
import { misses, understanding } from "./support/tables.ts";
import { enter, talkRun } from "./support/talk-run.ts";

const LONG = process.env["WYLDLANDS_LONG"] === "1";
const FEW = 3;
/** What the grammar voice must not fall behind, on visitors whom nothing was tuned on; `eval:voices` prints where it is. */
const UNDERSTOOD = 0.72;
const TRUE = 0.7;
const TOUCHED = 0.05;

const stages: Stage[] = [];
afterEach(() => {
  for (const stage of stages.splice(0)) stage.close();
});

async function open(): Promise<Stage> {
  const stage = await Stage.open();
  stages.push(stage);
  return stage;
}

describe("ten visitors whom nothing was tuned on, where no model is configured", () => {
  it("are answered, understood and told the truth, and never told the same thing twice", async () => {
    const stage = await open();
    const rows = await talkRun(
      stage,
      visitors().filter(({ half }) => half === "report"),
    );
    process.stdout.write(`${understanding(rows)}\n`);
    const meant = rows.filter((row) => row.meant !== undefined);
    const checked = rows.filter(({ isTrue }) => isTrue !== undefined);
    const list = misses(rows, "report").join("\n");
    // '...' says nothing, and need not be answered.
    const silent = rows.filter(({ line, answer }) => /\w/.test(line.say) && answer.read.trim() === "");
    expect(silent.map(({ line }) => line.say)).toEqual([]);
    expect(meant.filter(({ isRight }) => isRight).length / meant.length, list).toBeGreaterThan(UNDERSTOOD);
    expect(checked.filter(({ isTrue }) => isTrue === true).length / checked.length, list).toBeGreaterThan(
      TRUE,
    );
    const pairs = new Map<string, string[]>();
    for (const { visitor, line, answer } of rows) {
      const key = `${visitor} ${line.to}`;
      pairs.set(key, [...(pairs.get(key) ?? []), ...answer.spoken]);
    }
    expect([...pairs.values()].flatMap((said) => repeated(said))).toEqual([]);
  });

  it("are understood where people tripped before", async () => {
    const stage = await open();
    const player = await enter(stage, "Tripper");
    const meant = async (to: string, say: string): Promise<string | undefined> =>
      (await stage.say(player, to, { say })).reply?.trace.intent?.name;
    expect(await meant("josse", "What do you do here?")).toBe("day");
    expect(await meant("hesper", "Who keeps the bank?")).toBe("person");
    expect(await meant("hesper", "Is the oil for the lamp free?")).toBe("price");
    expect(await meant("oakum", "two torches")).toBe("buy");
    expect(await meant("oakum", "any rope left")).toBe("wares");
    expect(await meant("grout", "between us, I am a smuggler")).toBe("small-talk");
    expect(await meant("finch", "you coward")).toBe("insult");
  });

  it("find people who are who they were, after fifty turns of talk and a restart", async () => {
    const stage = await open();
    const { people, pull } = personaFacts();
    const some = Object.fromEntries(Object.entries(people).slice(0, LONG ? undefined : FEW));
    const held = await factsRun(stage, some, pull);
    const lost = held.filter(({ first, last }) => first && !last);
    process.stdout.write(
      `facts of ${Object.keys(some).length} people: ${held.filter(({ first }) => first).length} of ${held.length} told truly at first, ${held.filter(({ last }) => last).length} after ${pull.length + 5} turns and a restart\n`,
    );
    expect(lost).toEqual([]);
    expect(held.filter(({ last }) => last).length / held.length).toBeGreaterThan(0.85);
  });
});

describe("moderation", () => {
  it("touches hardly any harmless line", () => {
    const moderator = wordModerator();
    const lines = Object.values(cleanSet()).flat();
    const touched = lines.filter((line) => moderator.judge(line, "input").action !== "allow");
    process.stdout.write(`moderation touched ${touched.length} of ${lines.length} harmless lines\n`);
    expect(touched.length / lines.length).toBeLessThan(TOUCHED);
  });
});
