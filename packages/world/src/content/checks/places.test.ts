import { describe, expect, test } from "vitest";
import { AREA, found, ITEMS, NPCS, ROOMS } from "./check-fixture.ts";
import { nounsOf } from "./missing-details.ts";

const KEY = "key:\n  name: a brass key\n  ground: A key.\n  look: Brass.\n  weight: 9\n";

test("nothing is found in a sound game", async () => {
  expect(await found()).toEqual([]);
});

describe("a room that nobody can come to", () => {
  test("has no way in", async () => {
    expect(await found({ [ROOMS]: "isle:\n  name: Isle\n  look: Sand.\n" })).toEqual([
      `${ROOMS}:18 unreachable-room`,
    ]);
  });

  test("is behind a door whose key is behind the same door", async () => {
    const rooms = {
      [ROOMS]: [
        [
          "    north: shed",
          "    north: shed\n    up: { to: loft, door: { name: hatch, locked: true, key: key } }",
        ],
      ] as const,
      [ITEMS]: KEY,
    };
    const loft = "loft:\n  name: Loft\n  look: Dust.\n  exits: { down: pier }\n  things: [key]\n";
    const both = {
      ...rooms,
      "areas/dock/rooms.yaml": [...rooms[ROOMS], ["shed:\n", `${loft}shed:\n`] as const],
    };
    expect(await found(both)).toEqual([`${ROOMS}:11 unreachable-room`]);
  });

  test("is not: hidden ways, keys that lie about, boats and rooms to let lead there", async () => {
    const ways = `    north: shed
    up: { to: loft, hidden: 40, door: { name: hatch, locked: true, key: key } }`;
    const rooms = `loft:
  name: Loft
  look: Dust.
  exits: { down: pier }
  lodging: { room: bed, price: 3 }
bed:
  name: Bed
  look: Straw.
  exits: { out: { to: loft, oneWay: true } }
cabin:
  name: Cabin
  look: Bunks.
shed:
`;
    const boat =
      "boat:\n  name: a boat\n  ground: A boat.\n  look: Small.\n  fixed: It floats.\n  enter: cabin\n";
    expect(
      await found({
        [ROOMS]: [
          ["    north: shed", ways],
          ["shed:\n", rooms],
          ["    - penny", "    - penny\n    - key\n    - boat"],
        ],
        [ITEMS]: KEY + boat,
      }),
    ).toEqual([]);
  });
});

describe("a trap", () => {
  test("has no exit at all", async () => {
    expect(
      await found({
        [ROOMS]: [
          ["    north: shed", "    north: shed\n    down: { to: pit, oneWay: true }"],
          ["shed:\n", "pit:\n  name: Pit\n  look: Mud.\nshed:\n"],
        ],
      }),
    ).toEqual([`${ROOMS}:11 trap-room`]);
  });

  test("is two rooms that lead to each other and nowhere else, and found once", async () => {
    const pits =
      "pit:\n  name: Pit\n  look: Mud.\n  exits: { north: hole }\nhole:\n  name: Hole\n  look: Mud.\n  exits: { south: pit }\nshed:\n";
    expect(
      await found({
        [ROOMS]: [
          ["    north: shed", "    north: shed\n    down: { to: pit, oneWay: true }"],
          ["shed:\n", pits],
        ],
      }),
    ).toEqual([`${ROOMS}:14 trap-room`]);
  });

  test("is not a slide that ends where one can walk back, nor the jail", async () => {
    const pit =
      "pit:\n  name: Pit\n  look: Mud.\n  exits: { out: { to: shed, oneWay: true } }\ncell:\n  name: Cell\n  look: Bars.\nshed:\n";
    expect(
      await found({
        "world.yaml": "jail: dock:cell\n",
        [ROOMS]: [
          ["    north: shed", "    north: shed\n    down: { to: pit, oneWay: true }"],
          ["shed:\n", pit],
        ],
      }),
    ).toEqual([]);
  });
});

describe("a thing that a room's text brings in", () => {
  const pier = (look: string): Promise<string[]> =>
    found({ [ROOMS]: [["  look: Planks over green water.", `  look: ${look}`]] });

  test("needs a detail, wherever in the sentence it stands", async () => {
    expect(await pier("An old crane leans over green water.")).toEqual([`${ROOMS}:3 missing-detail`]);
    expect(await pier("Planks, and beyond them a tarred hut.")).toEqual([`${ROOMS}:3 missing-detail`]);
  });

  test("is found by a detail, by what lies or stands there, by a plural, or by the room next door", async () => {
    expect(await pier("A plank is loose, a post leans, and a shed stands north.")).toEqual([]);
  });

  test.each([
    ["A ladder climbs to a hatch in the slates.", ["ladder", "hatch"]],
    ["A tall glass leans in the corner.", ["glass"]],
    ["Wet rock, and a wooden stage for boats.", ["stage"]],
    ["A gutter quick enough for the eels.", []],
    ["An anchor, a boot, and a small, dark shop.", ["anchor", "boot"]],
    ["Masts as straight as a reed, and bollards like a row of fists.", []],
    ["At a glance, a smell of tar. There is a way north.", []],
    ["The clerk wears <item>a brass chain</item>.", ["chain"]],
  ])("%s", (look, nouns) => {
    expect(nounsOf(look)).toEqual(nouns);
  });
});

describe("twins", () => {
  const twin = (name: string, more = ""): string =>
    `twin:\n  name: ${name}\n${more}  ground: It lies here.\n  look: Ash.\n  weight: 9\n`;
  const inShed = [["    - penny", "    - penny\n    - twin"]] as const;

  test("are two things of one name, or a thing and a being", async () => {
    expect(await found({ [ITEMS]: twin("the ash oar", "  also: [paddle]\n"), [ROOMS]: inShed })).toEqual([
      `${ROOMS}:18 twins`,
    ]);
    const joss = "joss:\n  name: Joss\n  also: [ferryman]\n  ground: Joss too.\n  look: Alike.\n";
    expect(await found({ [NPCS]: joss, [ROOMS]: [["[ferryman]", "[ferryman, joss]"]] })).toEqual([
      `${ROOMS}:8 twins`,
    ]);
  });

  test("are not several of one kind, nor things with a word of their own", async () => {
    expect(await found({ [ITEMS]: twin("a split ash oar"), [ROOMS]: inShed })).toEqual([]);
  });
});

describe("levels of an area", () => {
  const foes = (...levels: number[]): Record<string, string | (readonly [string, string])[]> => ({
    [NPCS]: levels
      .map(
        (level) =>
          `rat-${level}:\n  name: rat${level}\n  ground: A rat.\n  look: Grey.\n  body: { level: ${level} }\n  natural: {}\n`,
      )
      .join(""),
    [ROOMS]: [["[ferryman]", `[ferryman, ${levels.map((level) => `rat-${level}`).join(", ")}]`] as const],
  });

  test("have to be written where there are foes", async () => {
    expect(await found(foes(1))).toEqual([`${AREA}:1 level-gap`]);
  });

  test("are exceeded by a foe, or have a hole of two", async () => {
    expect(await found({ ...foes(1, 2, 4), [AREA]: "levels: [1, 2]\n" })).toEqual([`${ROOMS}:8 level-gap`]);
    expect(await found({ ...foes(1, 4), [AREA]: "levels: [1, 4]\n" })).toEqual([`${AREA}:3 level-gap`]);
  });

  test("may leave one level out, and a peaceful area has none", async () => {
    expect(await found({ ...foes(1, 3), [AREA]: "levels: [1, 3]\n" })).toEqual([]);
  });
});
