import { describe, expect, it } from "vitest";
import { SMALL_GAME, withFolder } from "./content-fixture.ts";
import { loadContent } from "./load.ts";

const WORDS = "    words: { actor: You wave. }\n";

const SOUND = {
  "rules/callings.yaml":
    "waver:\n  name: waver\n  about: Waves.\n  knows:\n    - wave\n  kit:\n    - dock:oar\n",
  "rules/effects.yaml":
    "wet:\n  name: wet\n  words:\n    end:\n      actor: You are dry.\n      others: '{actor} is dry.'\n",
  "rules/skills.yaml": `wave:
  name: wave
  kind: spell
  about: Wet.
  attribute: wisdom
  learn: { waver: 1, any: 3 }
  use:
    effects:
      - { effect: wet }
${WORDS}`,
  "rules/levels.yaml": "experience: [0, 10, 30]\n",
};

async function findingsOf(change: Readonly<Record<string, string>>): Promise<string[]> {
  const result = await withFolder({ ...SMALL_GAME, ...SOUND, ...change }, loadContent);
  return result.ok
    ? []
    : result.findings.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`);
}

const swap = (file: keyof typeof SOUND, from: string, to: string): Record<string, string> => {
  if (!SOUND[file].includes(from)) throw new Error(`${file} does not contain ${from}`);
  return { [file]: SOUND[file].replace(from, to) };
};

describe("the check of the rules", () => {
  it("has nothing against rules that fit together", async () => {
    expect(await findingsOf({})).toEqual([]);
  });

  it("finds words that mean two channels, or something else", async () => {
    const channels =
      "gossip:\n  name: Gossip\n  caption: Talk.\n  aliases:\n    - chat\n" +
      "chat:\n  name: Chat\n  caption: Talk.\n" +
      "all:\n  name: All\n  caption: Talk.\n";
    expect(await findingsOf({ "rules/channels.yaml": channels })).toEqual([
      "rules/channels.yaml:6 bad-value 'chat' means the channel 'gossip' already. Call it something else.",
      "rules/channels.yaml:9 bad-value 'all' means CHANNELS already. Call it something else.",
    ]);
  });

  it.each([
    [
      swap("rules/callings.yaml", "- wave", "- wafe"),
      "rules/callings.yaml:5 unknown-reference There is no skill 'wafe'.",
    ],
    [
      swap("rules/callings.yaml", "dock:oar", "dock:ore"),
      "rules/callings.yaml:7 unknown-reference There is no item 'dock:ore'.",
    ],
    [
      swap("rules/skills.yaml", "waver: 1", "sailor: 1"),
      "rules/skills.yaml:6 unknown-reference There is no calling 'sailor'.",
    ],
    [
      swap("rules/skills.yaml", "effect: wet", "effect: dry"),
      "rules/skills.yaml:9 unknown-reference There is no effect 'dry'.",
    ],
    [swap("rules/levels.yaml", "30", "10"), "rules/levels.yaml:1 bad-value Level 3 begins at 10"],
    [
      swap("rules/effects.yaml", "{actor}", "{being}"),
      "rules/effects.yaml:6 bad-value Nothing fills '{being}'.",
    ],
    [
      { "rules/liquids.yaml": "ale:\n  name: ale\n  about: Brown.\n  effects: [drunk]\n" },
      "rules/liquids.yaml:4 unknown-reference There is no effect 'drunk'.",
    ],
    [
      {
        "rules/recipes.yaml":
          "raft:\n  name: raft\n  skill: wave\n  needs: { dock:log: 3 }\n  makes: dock:oar\n",
      },
      "rules/recipes.yaml:4 unknown-reference There is no item 'dock:log'.",
    ],
  ])("says where a reference leads nowhere", async (change, expected) => {
    const findings = await findingsOf(change);
    expect(findings).toEqual([expect.stringContaining(expected)]);
  });
});
