import { describe, expect, it } from "vitest";
import { checkContent } from "./check-content.ts";
import { SMALL_GAME, withFolder } from "./content-fixture.ts";

const MINDS = `facts:
  lit: { sense: dark, under: 1 }
goals:
  keep-hours: { about: does its duty, want: { on-duty: true }, priority: { base: 10 } }
actions:
  wave:
    does: guard
    then: { lit: true }
archetypes:
  ferryman:
    about: rows
    goals: [keep-hours]
    day:
      - { at: 0, place: pier, does: behave, with: { tree: row }, doing: rowing }
`;
const GOOD = "row: |\n  sequence\n    condition lit\n    action wave\n";

/** What the check says of minds and trees, as 'file:line: words'. */
async function said(trees: string, minds = MINDS): Promise<string[]> {
  const files = { ...SMALL_GAME, "rules/minds.yaml": minds, "rules/trees.yaml": trees };
  return withFolder(files, async (folder) => {
    const { findings } = await checkContent(folder);
    return findings
      .filter(({ file }) => /minds|trees/.test(file))
      .map(({ file, line, message }) => `${file}:${line}: ${message}`);
  });
}

describe("the check of trees", () => {
  it("has nothing against one that names what there is", async () => {
    expect(await said(GOOD)).toEqual([]);
  });

  it.each([
    ["a word that there is not", GOOD.replace("sequence", "sequense"), 2, "sequense"],
    [
      "a fact that there is not",
      GOOD.replace("condition lit", "condition lid"),
      3,
      "There is no condition 'lid'",
    ],
    [
      "an action that there is not",
      GOOD.replace("action wave", "action wade"),
      4,
      "There is no action 'wade'",
    ],
    ["a goal that there is not", GOOD.replace("action wave", "plan swim"), 4, "There is no goal 'swim'"],
    ["nothing", "row: ''\n", 2, "Nothing hangs from the root row."],
    ["a second tree with a fault", `${GOOD}wait: |\n  wait often\n`, 6, "wait"],
  ])("finds %s on its line", async (_what, trees, line, words) => {
    const findings = await said(trees);
    expect(findings).toEqual(
      expect.arrayContaining([expect.stringMatching(new RegExp(`^rules/trees\\.yaml:${line}: .*`))]),
    );
    expect(findings.join("\n")).toContain(words);
  });

  it("finds whoever goes by a tree that there is not, or that plans for what it has no goal for", async () => {
    expect(await said(GOOD, MINDS.replace("tree: row", "tree: raw"))).toEqual([
      expect.stringMatching(/^rules\/minds\.yaml:14: There is no tree 'raw' in rules\/trees\.yaml\..*row/),
    ]);
    const more = MINDS.replace(
      "actions:\n  wave",
      "  swim: { about: swims, want: { lit: true } }\nactions:\n  wave",
    );
    expect((await said(GOOD.replace("action wave", "plan swim"), more)).join("\n")).toContain(
      "The tree 'row' plans for 'swim', which is no goal of this archetype.",
    );
  });

  it("finds a day of the week that the calendar does not have", async () => {
    const [finding] = await said(GOOD, MINDS.replace("at: 0,", "at: 0, on: [Blursday],"));
    expect(finding).toMatch(/^rules\/minds\.yaml:14: The calendar has no day 'Blursday'\./);
  });
});
