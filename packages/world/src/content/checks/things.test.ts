import { describe, expect, test } from "vitest";
import { found, ITEMS, NPCS, ROOMS } from "./check-fixture.ts";
import { isSlip } from "./spelling.ts";

const item = (slug: string, more = ""): string =>
  `${slug}:\n  name: a ${slug}\n  ground: It lies here.\n  look: Plain.\n  weight: 9\n${more}`;
const npc = (slug: string, more: string): string =>
  `${slug}:\n  name: ${slug}\n  ground: It stands here.\n  look: Plain.\n${more}`;
const stands = (...who: string[]) => [["[ferryman]", `[ferryman, ${who.join(", ")}]`]] as const;

describe("a thing that nobody will ever see", () => {
  test("lies nowhere, or falls only from a being that is nowhere", async () => {
    expect(await found({ [ITEMS]: item("net") })).toEqual([`${ITEMS}:19 idle-item`]);
    expect(await found({ [ITEMS]: item("hide"), [NPCS]: npc("seal", "  loot: [{ item: hide }]\n") })).toEqual(
      [`${ITEMS}:19 idle-item`, `${NPCS}:12 idle-npc`],
    );
  });

  test("is not one that is in a box, carried, left of another, or made", async () => {
    const things =
      item("box", "  container: { grams: 500, holds: [pear] }\n") +
      item("pear", "  food: { leaves: core }\n") +
      item("core") +
      item("horn") +
      item("mash");
    expect(
      await found({
        [ITEMS]: things,
        [NPCS]: npc("goat", "  outfit: [horn]\n  teaches: { skills: [cooking] }\n"),
        [ROOMS]: [...stands("goat"), ["    - penny", "    - penny\n    - box"]],
        "rules/skills.yaml": "cooking: { name: cooking, kind: craft, about: Pots., attribute: wisdom }\n",
        "rules/recipes.yaml":
          'mash: { name: mash, skill: cooking, needs: { "dock:pear": 1 }, makes: "dock:mash" }\n',
      }),
    ).toEqual([]);
  });
});

describe("a recipe that nobody can follow", () => {
  const made = (recipe: string, teaches = "cooking"): Promise<string[]> =>
    found({
      [ITEMS]: item("mash"),
      [ROOMS]: [...stands("cook"), ["    - penny", "    - penny\n    - mash"]],
      [NPCS]: npc("cook", `  teaches: { skills: [${teaches}] }\n`),
      "rules/skills.yaml":
        "cooking: { name: cooking, kind: craft, about: Pots., attribute: wisdom }\nsewing: { name: sewing, kind: craft, about: Thread., attribute: wisdom }\n",
      "rules/recipes.yaml": `mash:\n  name: mash\n  skill: cooking\n  makes: "dock:mash"\n${recipe}`,
    });

  test("needs a station that stands nowhere, or a skill that nobody teaches", async () => {
    expect(await made('  needs: { "dock:oar": 1 }\n  station: stove\n')).toEqual([
      "rules/recipes.yaml:6 unmakeable-recipe",
    ]);
    expect(await made('  needs: { "dock:oar": 1 }\n', "sewing")).toEqual([
      "rules/recipes.yaml:3 unmakeable-recipe",
    ]);
  });

  test("needs a thing that is nowhere", async () => {
    const all = await found({
      [ITEMS]: item("mash") + item("pear"),
      [ROOMS]: stands("cook"),
      [NPCS]: npc("cook", "  teaches: { skills: [cooking] }\n  outfit: [mash]\n"),
      "rules/skills.yaml": "cooking: { name: cooking, kind: craft, about: Pots., attribute: wisdom }\n",
      "rules/recipes.yaml":
        'mash:\n  name: mash\n  skill: cooking\n  makes: "dock:mash"\n  needs: { "dock:pear": 1 }\n',
    });
    expect(all).toEqual([`${ITEMS}:24 idle-item`, "rules/recipes.yaml:5 unmakeable-recipe"]);
  });

  test("is not one whose things lie about, wherever it is made", async () => {
    expect(await made('  needs: { "dock:oar": 1 }\n  tool: "dock:mash"\n')).toEqual([]);
  });
});

describe("help that leads nowhere new", () => {
  test("names itself, or one topic twice", async () => {
    expect(await found({ "help/start.md": [["seeAlso: [moving]", "seeAlso: [moving, start]"]] })).toEqual([
      "help/start.md:3 idle-see-also",
    ]);
    expect(await found({ "help/start.md": [["seeAlso: [moving]", "seeAlso: [moving, moving]"]] })).toEqual([
      "help/start.md:3 idle-see-also",
    ]);
  });

  test("is named by no other topic", async () => {
    expect(await found({ "help/knots.md": "Tie them.\n" })).toEqual(["help/knots.md:1 lonely-topic"]);
    expect(await found({ "help/knots.md": "---\nseeAlso: [knots]\n---\nTie them.\n" })).toEqual([
      "help/knots.md:1 lonely-topic",
      "help/knots.md:2 idle-see-also",
    ]);
  });

  test("is not: two topics that name each other", async () => {
    const changed = {
      "help/start.md": [["seeAlso: [moving]", "seeAlso: [moving, knots]"]] as const,
      "help/knots.md": "---\nseeAlso: [start, moving]\n---\nTie them.\n",
    };
    expect(await found(changed)).toEqual([]);
  });
});

describe("money", () => {
  const shop = (price: number, more = ""): string =>
    npc("shop", `  shop: { sells: [{ item: oar, price: ${price} }] }\n${more}`);

  test("is worth nothing when a day buys everything twice", async () => {
    expect(
      await found({
        [NPCS]: shop(9),
        [ROOMS]: stands("shop"),
      }),
    ).toEqual([]);
    expect(
      await found({
        [NPCS]: [
          [
            "purse: 10",
            "purse: 60000\nshop:\n  name: shop\n  ground: It stands.\n  look: Plain.\n  shop: { sells: [{ item: oar, price: 9 }] }",
          ],
        ],
        [ROOMS]: stands("shop"),
      }),
    ).toEqual(["world.yaml:3 economy-drift"]);
  });

  test("is out of reach when there is next to none", async () => {
    expect(await found({ [NPCS]: shop(5000), [ROOMS]: stands("shop") })).toEqual([
      "world.yaml:3 economy-drift",
    ]);
  });

  test("is given away by an errand that pays more than the shop asks", async () => {
    expect(await found({ [NPCS]: shop(1), [ROOMS]: stands("shop") })).toContain(`${NPCS}:10 economy-drift`);
    expect(await found({ [NPCS]: shop(9), [ROOMS]: stands("shop") })).toEqual([]);
  });
});

describe("a misspelt word", () => {
  const four = "A lantern. One lantern, lantern by lantern.\n";

  test("is used once, and is a slip off one that is used often", async () => {
    expect(await found({ "help/start.md": `${four}The lantren is out.\n` })).toEqual([
      "help/start.md:7 unknown-word",
    ]);
    expect(
      await found({ "help/start.md": four, [ITEMS]: [["look: Thin.", "look: Seen by lentern light."]] }),
    ).toEqual([`${ITEMS}:5 unknown-word`]);
  });

  test("is not one of the lore, one used twice, or another ending", async () => {
    expect(
      await found({ "help/start.md": `${four}The lantren is out.\n`, "lore/words.txt": "lantren\n" }),
    ).toEqual([]);
    expect(await found({ "help/start.md": `${four}The lantren is a lantren.\n` })).toEqual([]);
    expect(await found({ "help/start.md": `${four}Lanterns, and what is lanterned.\n` })).toEqual([]);
  });

  test.each([
    ["lantren", "lantern", true],
    ["lanern", "lantern", true],
    ["lannterns", "lanterns", true],
    ["lentern", "lantern", true],
    ["lanterns", "lantern", false],
    ["lighted", "lighter", false],
    ["lattice", "lantern", false],
  ])("%s for %s: %s", (word, other, slip) => {
    expect(isSlip(word, other)).toBe(slip);
  });
});
