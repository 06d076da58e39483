import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wordModerator } from "@wyldlands/voice";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { worldConfig } from "../config.ts";
import { Flagged, Lately } from "../components/index.ts";
import { memoriesOf } from "../memory/long-term.ts";
import { memoryLimits } from "../memory/memory-config.ts";
import { argsOf, notice } from "../memory/notice.ts";
import { planLimits } from "../minds/plan-limits.ts";
import { asking, llmRows, served, type KeyRow } from "../testing/llm-key-rows.ts";
import { talkingMarket } from "../testing/talking-market.ts";
import { TestWorld } from "../testing/test-world.ts";
import { VoiceBench, type Written } from "../testing/voice-bench.ts";
import { voiceContent } from "../testing/voice-content.ts";

const CATEGORIES = ["coarse", "slur", "sexual", "minors", "self_harm", "threat", "private"] as const;
const DAY_MS = 86_400_000;
const MARK = "Bram has one blue eye.";

let bench: VoiceBench;
let folder: string;
beforeAll(async () => {
  bench = await VoiceBench.open(await TestWorld.start({ content: voiceContent(), seed: "keys" }));
  folder = mkdtempSync(join(tmpdir(), "wyld-keys-"));
  writeFileSync(join(folder, "one.key"), "sk-one");
  writeFileSync(join(folder, "two.key"), "sk-two");
  writeFileSync(
    join(folder, "dialogue.md"),
    `--- rules\n${MARK}\n--- persona\n{name}\n--- moment\n{nonce} {acts}\n--- said\n{nonce} {said}\n`,
  );
});
afterAll(async () => {
  await bench.close();
  bench.world.stop();
  rmSync(folder, { recursive: true });
});

const judged =
  (side: "input" | "output", text: string) =>
  (ai: Written): string =>
    wordModerator(bench.config(ai).ai.moderation).judge(text, side).action;
/** By what Bram's words for Ann are found, when her words were flagged twenty minutes ago. */
const flagged = (ai: Written): string => {
  bench.ann.character.add(Flagged([bench.world.game.wall() - 20 * 60_000]));
  return bench.house(ai).voices.choose(bench.world.one("bram"), bench.ann.character).by;
};
const remembered =
  (pick: (world: TestWorld) => number) =>
  async (ai: Written): Promise<number> => {
    const world = await TestWorld.start({ content: talkingMarket(), memory: memoryLimits(bench.config(ai)) });
    const wyn = world.one("wyn");
    // What they feel of it matters 0.55.
    for (let n = 0; n < 6; n += 1) {
      const by = { id: `018f0000-0000-7000-8000-00000000000${n}`, name: `Number ${n}` };
      const to = { id: "isle:wyn", name: "Wyn" };
      world.act(notice, wyn, argsOf([wyn], { verb: "unkind", by, to }, world.game.clock.now()));
    }
    world.stop();
    return pick(world);
  };
function rowsOf(): Record<string, KeyRow> {
  const llm = (): Written => served(bench);
  const all = (action: string): string[] => [action, action, action];
  const rows: Record<string, KeyRow> = {
    ...llmRows(bench, folder),
    mode: {
      beside: llm(),
      to: "goap_only",
      sees: (ai) => bench.house(ai).voices.choose(bench.world.one("bram"), bench.ann.character).by,
      was: "model",
      is: "grammar",
    },
    answer_deadline: {
      beside: llm(),
      to: 1,
      sees: (ai) => bench.house(ai).voices.jobs.deadlineMs,
      was: 4_000,
      is: 1_000,
    },
    templates: {
      beside: llm(),
      to: folder,
      sees: asking(bench, ({ raw }) => raw.includes(MARK)),
      was: false,
      is: true,
    },
    usage_days: {
      to: 30,
      sees: async (ai) => {
        const { books } = bench.house(ai);
        await bench.world.tick(20_000);
        bench.world.game.writes.voicesBefore = null;
        books.system.run();
        return Math.round((bench.world.game.wall() - (bench.world.game.writes.voicesBefore ?? 0)) / DAY_MS);
      },
      was: 90,
      is: 30,
    },
    // What these do to plans: `minds/activity.test.ts`.
    "goap.max_planning_depth": { to: 3, sees: (ai) => planLimits(bench.config(ai)).maxDepth, was: 12, is: 3 },
    "goap.planning_timeout": {
      to: 20,
      sees: (ai) => planLimits(bench.config(ai)).timeoutMs,
      was: 50,
      is: 20,
    },
    "memory.short_term_size": {
      to: 2,
      sees: remembered((world) => world.one("wyn").get(Lately)?.facts.length ?? 0),
      was: 6,
      is: 2,
    },
    "memory.long_term_threshold": {
      to: 0.5,
      sees: remembered((world) => memoriesOf(world.game, "isle:wyn").length),
      was: 0,
      is: 6,
    },
    "moderation.words": {
      to: [{ word: "grockle", category: "slur", severity: 3 }],
      sees: judged("input", "you grockle"),
      was: "allow",
      is: "refuse",
    },
    "moderation.fine": {
      beside: { moderation: { input: { coarse: all("queue") } } },
      to: ["bastard"],
      sees: judged("input", "you bastard"),
      was: "queue",
      is: "allow",
    },
    "moderation.hold.flags": { beside: llm(), to: 1, sees: flagged, was: "model", is: "grammar" },
    "moderation.hold.minutes": {
      beside: { ...llm(), moderation: { hold: { flags: 1 } } },
      to: 10,
      sees: flagged,
      was: "grammar",
      is: "model",
    },
  };
  for (const side of ["input", "output"] as const)
    for (const category of CATEGORIES)
      rows[`moderation.${side}.${category}`] = {
        beside: { moderation: { words: [{ word: "grockle", category, severity: 3 }] } },
        from: all("refuse"),
        to: all("queue"),
        sees: judged(side, "you grockle"),
        was: "refuse",
        is: "queue",
      };
  return rows;
}

/** Every key of a schema, with its sections. */
function keysOf(schema: z.ZodType, under = ""): string[] {
  let inner: unknown = schema;
  while (inner instanceof z.ZodPrefault || inner instanceof z.ZodDefault || inner instanceof z.ZodOptional)
    inner = inner.unwrap();
  if (!(inner instanceof z.ZodObject)) return [under];
  return Object.entries(inner.shape).flatMap(([key, value]) =>
    keysOf(value as z.ZodType, under === "" ? key : `${under}.${key}`),
  );
}

/** With a key set. */
function withKey(ai: Written, key: string, value: unknown): Written {
  const [first = "", ...rest] = key.split(".");
  const inner = (ai[first] ?? {}) as Written;
  return { ...ai, [first]: rest.length === 0 ? value : withKey(inner, rest.join("."), value) };
}

const KEYS = keysOf(worldConfig.shape.ai);

describe("the keys of ai", () => {
  it("have a row each, here", () => {
    expect(Object.keys(rowsOf()).sort()).toEqual([...KEYS].sort());
  });

  it.each(KEYS)("ai.%s changes what happens", async (key) => {
    const row = rowsOf()[key];
    if (!row) throw new Error(`ai.${key} has no row: say what it changes`);
    const { beside = {}, from, to, sees, was, is } = row;
    expect(await sees(from === undefined ? beside : withKey(beside, key, from))).toEqual(was);
    expect(await sees(withKey(beside, key, to))).toEqual(is);
  });
});
