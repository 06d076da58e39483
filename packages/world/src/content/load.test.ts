import { RoomNature } from "../components/index.ts";
import { describe, expect, test } from "vitest";
import { ABSENT, edit, SMALL_GAME, withFolder } from "./content-fixture.ts";
import { counts } from "./counts.ts";
import { loadContent } from "./load.ts";
import type { Content, Finding } from "./types.ts";

type Files = Record<string, string | Uint8Array | typeof ABSENT>;

const ROOMS = "areas/dock/rooms.yaml";
const ITEMS = "areas/dock/items.yaml";
const NPCS = "areas/dock/npcs.yaml";

async function findingsOf(changed: Files): Promise<Finding[]> {
  const result = await withFolder({ ...SMALL_GAME, ...changed }, loadContent);
  return result.ok ? [] : result.findings;
}

async function contentOf(changed: Files): Promise<Content> {
  const result = await withFolder({ ...SMALL_GAME, ...changed }, loadContent);
  if (!result.ok) throw new Error(JSON.stringify(result.findings, null, 1));
  return result.content;
}

interface Case {
  readonly fault: string;
  readonly files: Files;
  /** Exactly these findings: 'file:line code', then words the message contains. */
  readonly found: readonly [where: string, ...words: string[]][];
}

const FAULTS: Case[] = [
  {
    fault: "an exit to a room that is not there",
    files: edit(ROOMS, "north: shed", "north: shd"),
    found: [[`${ROOMS}:5 unknown-exit`, "Did you mean 'dock:shed'?"], [`${ROOMS}:14 one-way-exit`]],
  },
  {
    fault: "an exit that does not lead back",
    files: edit(
      ROOMS,
      "    south: pier\n",
      "    south: pier\n    west: loft\nloft:\n  name: The Loft\n  look: Dust.\n",
    ),
    found: [[`${ROOMS}:15 one-way-exit`, "dock:loft", "west: { to: loft, oneWay: true }"]],
  },
  {
    fault: "a one-way exit whose other side does lead back",
    files: edit(ROOMS, "north: shed", "north: { to: shed, oneWay: true }"),
    found: [[`${ROOMS}:5 not-one-way`, "Take out 'oneWay'"]],
  },
  {
    fault: "a direction that is none",
    files: edit(ROOMS, "north: shed", "nroth: shed"),
    found: [[`${ROOMS}:5 unknown-direction`, "Did you mean 'north'?"]],
  },
  {
    fault: "a thing of no known kind",
    files: edit(ROOMS, "    - penny", "    - peny"),
    found: [[`${ROOMS}:17 unknown-item`, "Did you mean 'dock:penny'?"]],
  },
  {
    fault: "an npc of no known kind",
    files: edit(ROOMS, "npcs:\n    - ferryman", "npcs: [ferryman, ferrywoman]"),
    found: [[`${ROOMS}:8 unknown-npc`, "'dock:ferrywoman'"]],
  },
  {
    fault: "an errand for an item that does not exist",
    files: edit(NPCS, "item: oar", "item: dock:oars"),
    found: [[`${NPCS}:7 unknown-item`, "Did you mean 'dock:oar'?"]],
  },
  {
    fault: "an errand for an item that lies nowhere",
    files: edit(NPCS, "item: oar", "item: post"),
    found: [[`${NPCS}:7 unwinnable-errand`, "No room holds dock:post"]],
  },
  {
    fault: "a reward larger than the purse",
    files: edit(NPCS, "reward: 2", "reward: 11"),
    found: [[`${NPCS}:10 empty-purse`, "promises 11", "has 10"]],
  },
  {
    fault: "a key that is not known",
    files: edit(ROOMS, "look: Planks", "loook: Planks"),
    found: [
      [`${ROOMS}:1 missing-key`, "'look' is missing"],
      [`${ROOMS}:3 unknown-key`, "Did you mean 'look'?"],
    ],
  },
  {
    fault: "an unknown key inside a placement",
    files: edit(ROOMS, "respawn: 30", "respwan: 30"),
    found: [[`${ROOMS}:16 unknown-key`, "Did you mean 'respawn'?"]],
  },
  {
    fault: "an unknown key inside an errand",
    files: edit(NPCS, "    thanks: Joss nods.", "    thanks: Joss nods.\n    prize: 3"),
    found: [[`${NPCS}:10 unknown-key`, "item, ask, thanks, reward"]],
  },
  {
    fault: "a word where a number belongs",
    files: edit(ITEMS, "weight: 2000", "weight: heavy"),
    found: [[`${ITEMS}:13 bad-value`, "'weight'", "a number"]],
  },
  {
    fault: "a thing that neither weighs nor is fixed",
    files: edit(ITEMS, "  weight: 2000\n", ""),
    found: [[`${ITEMS}:8 missing-key`, "grams"]],
  },
  {
    fault: "a count of none",
    files: edit(ROOMS, "count: 2", "count: 0"),
    found: [[`${ROOMS}:16 bad-value`, "at least 1"]],
  },
  {
    fault: "a keyword of two words",
    files: edit(ITEMS, "also: [paddle]", "also: [long paddle]"),
    found: [[`${ITEMS}:10 bad-value`, "one word"]],
  },
  {
    fault: "a slug used twice in one file",
    files: edit(ITEMS, "post:\n", "oar:\n"),
    found: [[`${ITEMS}:14 duplicate-slug`, "'oar' is already on line 8"]],
  },
  {
    fault: "a slug used twice in two files",
    files: {
      "areas/dock/items/more.yaml":
        "\nbucket: { name: a bucket, ground: A bucket., look: Tin., weight: 9 }\noar: { name: an oar, ground: An oar., look: Ash., weight: 9 }\n",
    },
    found: [[`${ITEMS}:8 duplicate-slug`, "areas/dock/items/more.yaml, line 3"]],
  },
  {
    fault: "a slug with capitals",
    files: edit(ITEMS, "post:\n", "Post:\n"),
    found: [[`${ITEMS}:14 bad-slug`, "small letters"]],
  },
  {
    fault: "a key written twice",
    files: edit(ITEMS, "look: Oak.", "look: Oak.\n  look: Elm."),
    found: [[`${ITEMS}:18 duplicate-key`, "line 17"]],
  },
  {
    fault: "a detail written twice",
    files: edit(ROOMS, "rest.", "rest.\n    planks: All the same."),
    found: [[`${ROOMS}:8 duplicate-detail`, "line 7"]],
  },
  {
    fault: "two details that share a keyword",
    files: edit(ROOMS, "rest.", "rest.\n    water, Planks: Green."),
    found: [[`${ROOMS}:8 duplicate-detail`, "'planks' twice"]],
  },
  {
    fault: "a detail's keyword of two words",
    files: edit(ROOMS, "planks:", "new planks:"),
    found: [[`${ROOMS}:7 bad-keyword`, "'new planks'"]],
  },
  {
    fault: "broken YAML",
    files: edit(ROOMS, "look: Oars along", "look: Oars: along"),
    found: [[`${ROOMS}:12 bad-yaml`, "in quotes"]],
  },
  {
    fault: "a tab for indentation",
    files: edit(NPCS, "  look: Patient.", "\tlook: Patient."),
    found: [[`${NPCS}:5 bad-yaml`]],
  },
  {
    fault: "a YAML alias",
    files: edit(NPCS, "look: Patient.", "look: *same"),
    found: [[`${NPCS}:5 bad-yaml`]],
  },
  {
    fault: "brackets within brackets without end",
    files: edit(NPCS, "look: Patient.", `look: ${"[".repeat(100_000)}`),
    found: [[`${NPCS}:5 bad-yaml`, "nested deeper"]],
  },
  {
    fault: "a file that is not UTF-8",
    files: { [ROOMS]: Buffer.from("pier:\n  name: Caf\u00e9\n", "latin1") },
    found: [[`${ROOMS}:2 not-utf-8`, "UTF-8"]],
  },
  {
    fault: "a terminal's control code in a screen",
    files: { "screens/greeting.txt": "Hello\n\u001b[2J\n" },
    found: [["screens/greeting.txt:2 control-character", "U+001b"]],
  },
  {
    fault: "a tag of no known name, below the first line of its text",
    files: edit(
      ROOMS,
      "look: Planks over green water.",
      "look: >-\n    Planks over\n    <itm>green</itm> water.",
    ),
    found: [[`${ROOMS}:5 bad-markup`, "<itm>", "Did you mean 'item'?"]],
  },
  {
    fault: "a lone bracket",
    files: edit(ROOMS, "newer than", "< newer than"),
    found: [[`${ROOMS}:7 bad-markup`]],
  },
  {
    fault: "a tag left open in a help topic",
    files: { "help/moving.md": "Type\n<command>north.\n" },
    found: [["help/moving.md:2 bad-markup", "</command>"]],
  },
  {
    fault: "a placeholder in brackets in a screen",
    files: { "screens/welcome.txt": "Hello\nsay <text>\n" },
    found: [["screens/welcome.txt:2 bad-markup", "<text>"]],
  },
  {
    fault: "a help topic that points nowhere",
    files: edit("help/start.md", "seeAlso: [moving]", "seeAlso: [movign]"),
    found: [["help/start.md:3 unknown-topic", "Did you mean 'moving'?"]],
  },
  {
    fault: "one alias for two topics",
    files: edit("help/start.md", "[basics]", "[basics, moving]"),
    found: [["help/start.md:2 duplicate-topic", "'moving'"]],
  },
  {
    fault: "an unknown key in a topic's head",
    files: edit("help/start.md", "seeAlso:", "seealso:"),
    found: [["help/start.md:3 unknown-key", "Did you mean 'seeAlso'?"]],
  },
  {
    fault: "a topic's head without end",
    files: { "help/moving.md": "---\naliases: []\nType a direction.\n" },
    found: [["help/moving.md:1 bad-help-head"]],
  },
  {
    fault: "a topic that says nothing",
    files: { "help/moving.md": "---\naliases: [go]\n---\n\n" },
    found: [["help/moving.md:1 empty-topic"]],
  },
  {
    fault: "a start that is no room",
    files: edit("world.yaml", "start: dock:pier", "start: pier"),
    found: [["world.yaml:2 unknown-room", "'area:pier'"]],
  },
  {
    fault: "money that does not stack",
    files: edit("world.yaml", "coin: dock:penny", "coin: dock:oar"),
    found: [["world.yaml:3 coin-not-stack", "stack: true"]],
  },
  {
    fault: "a first errand of someone who stands nowhere",
    files: edit(ROOMS, "  npcs:\n    - ferryman\n", ""),
    found: [["world.yaml:4 unwinnable-errand", "in no room"]],
  },
  {
    fault: "a recall room that is not there",
    files: { "areas/dock/area.yaml": "name: The Dock\nrecall: peer\n" },
    found: [["areas/dock/area.yaml:2 unknown-room", "Did you mean 'dock:pier'?"]],
  },
  {
    fault: "an area under a climate that the rules have not",
    files: { "areas/dock/area.yaml": "name: The Dock\nrecall: pier\nclimate: coast\n" },
    found: [["areas/dock/area.yaml:3 unknown-climate", "no climate 'coast'"]],
  },
  {
    fault: "a cap on an npc that is not there",
    files: { "areas/dock/area.yaml": "name: The Dock\nrecall: pier\ncaps:\n  ferymann: 2\n" },
    found: [["areas/dock/area.yaml:4 unknown-npc", "Did you mean 'dock:ferryman'?"]],
  },
  {
    fault: "a first errand of someone who wants nothing",
    files: {
      ...edit("world.yaml", "firstErrand: dock:ferryman", "firstErrand: dock:gull"),
      ...edit(ROOMS, "    - ferryman", "    - ferryman\n    - gull"),
      "areas/dock/npcs/birds.yaml": "gull: { name: a gull, ground: A gull stands., look: White. }\n",
    },
    found: [["world.yaml:4 unwinnable-errand", "has no 'errand'"]],
  },
  {
    fault: "a game without its greeting",
    files: { "screens/greeting.txt": ABSENT },
    found: [["screens/greeting.txt:1 missing-screen"]],
  },
  {
    fault: "a file where a folder of an area belongs",
    files: { "areas/notes.txt": "later" },
    found: [["areas/notes.txt:1 unknown-file", "Move this file"]],
  },
  {
    fault: "notes among an area's rooms",
    files: { "areas/dock/rooms/notes.txt": "later" },
    found: [["areas/dock/rooms/notes.txt:1 unknown-file", ".yaml"]],
  },
  {
    fault: "a misnamed file in an area",
    files: { "areas/dock/romms.yaml": "{}\n" },
    found: [["areas/dock/romms.yaml:1 unknown-file", "Did you mean 'rooms.yaml'?"]],
  },
  {
    fault: "an area without its area.yaml",
    files: { "areas/isle/rooms.yaml": "beach: { name: Beach, look: Sand. }\n" },
    found: [["areas/isle/area.yaml:1 not-found"]],
  },
];

test.each(FAULTS)("finds $fault", async ({ files, found }) => {
  const findings = await findingsOf(files);
  const where = findings.map(({ file, line, code }) => `${file}:${line} ${code}`);
  expect(where.sort()).toEqual(found.map(([place]) => place).sort());
  for (const [place, ...words] of found) {
    const { message } = findings.find(
      ({ file, line, code }) => `${file}:${line} ${code}` === place,
    ) as Finding;
    for (const word of words) expect(message).toContain(word);
  }
});

const LOOK_ALIKES: { what: string; files: Files }[] = [
  { what: "an exit that leads back by another direction", files: edit(ROOMS, "south: pier", "out: pier") },
  {
    what: "an exit said to be one-way, with no way back but a round one",
    files: edit(
      ROOMS,
      "    south: pier\n",
      "    south: pier\n    down: { to: raft, oneWay: true }\nraft:\n  name: Raft\n  look: Wet.\n  exits: { west: { to: pier, oneWay: true } }\n",
    ),
  },
  {
    what: "a room whose exit leads into itself",
    files: edit(ROOMS, "north: shed", "north: shed\n    east: pier"),
  },
  {
    what: "a reference written out with its own area",
    files: edit(ROOMS, "north: shed", "north: dock:shed"),
  },
  { what: "a reward of the whole purse", files: edit(NPCS, "reward: 2", "reward: 10") },
  {
    what: "the same detail in two rooms",
    files: edit(ROOMS, "wall.", "wall.\n  details: { planks: Old ones. }"),
  },
  {
    what: "a colon and a hash inside quotes",
    files: edit(ROOMS, "Oars along the wall.", "'Oars: along the wall. # 3'"),
  },
  {
    what: "known tags, one inside another",
    files: edit(ROOMS, "newer", "<hint>much <exit>newer</exit></hint>"),
  },
  { what: "a closing bracket by itself", files: edit(ROOMS, "newer", "-> newer") },
  { what: "letters beyond ASCII", files: edit(ROOMS, "newer", "newer – très, 新") },
  {
    what: "lines ended as Windows does, after a byte-order mark",
    files: { [ROOMS]: `\ufeff${String(SMALL_GAME[ROOMS]).replaceAll("\n", "\r\n")}` },
  },
  {
    what: "an editor's backup and a hidden file",
    files: { "areas/dock/rooms.yaml~": "{", "areas/dock/.rooms.swp": "{", "help/.x.md": "<" },
  },
  {
    what: "an empty file of npcs in a second area",
    files: {
      "areas/isle/area.yaml": "name: Isle\nrecall: dock:pier\n",
      "areas/isle/npcs.yaml": "# none yet\n",
    },
  },
  { what: "a folder of rooms in place of one file", files: { "areas/dock/rooms/more.yaml": "{}\n" } },
  { what: "lore and a readme, whatever they say", files: { "lore/dock.md": "a < b", "README.md": "<x>" } },
];

test.each(LOOK_ALIKES)("is silent about $what", async ({ files }) => {
  expect(await findingsOf(files)).toEqual([]);
});

describe("a folder that holds no game", () => {
  test("is found when it is empty", async () => {
    const result = await withFolder({}, loadContent);
    expect(result).toMatchObject({ ok: false, findings: [{ file: ".", line: 1, code: "empty-folder" }] });
  });

  test("is found when it does not exist", async () => {
    const result = await withFolder({}, (folder) => loadContent(`${folder}/nowhere`));
    expect(result).toMatchObject({ ok: false, findings: [{ code: "no-folder" }] });
  });

  test("is found when world.yaml is missing, without echoes from what refers to it", async () => {
    const result = await withFolder({ ...SMALL_GAME, "world.yaml": ABSENT }, loadContent);
    expect(result).toMatchObject({
      ok: false,
      findings: [{ file: "world.yaml", line: 1, code: "not-found" }],
    });
  });
});

test("a fault in one room does not echo in those that lead to it", async () => {
  const findings = await findingsOf(edit(ROOMS, "look: Oars along the wall.", "look: 7"));
  expect(findings.map(({ line, code }) => `${line} ${code}`)).toEqual(["12 bad-value"]);
});

test("findings come in the order of files and lines", async () => {
  const findings = await findingsOf({
    ...edit(ITEMS, "weight: 3", "weight: -3"),
    ...edit(ROOMS, "look: Planks", "lok: Planks"),
  });
  const places = findings.map(({ file, line }) => `${file}:${line}`);
  expect(places).toEqual([`${ITEMS}:6`, `${ROOMS}:1`, `${ROOMS}:3`]);
});

describe("loaded content", () => {
  test("has every reference written out with its area", async () => {
    const { world, areas, rooms, npcs } = await contentOf({});
    expect(world.start).toBe("dock:pier");
    expect(areas.get("dock")).toEqual({ name: "The Dock", recall: "dock:pier" });
    expect(rooms.get("dock:pier")).toEqual({
      id: "dock:pier",
      area: "dock",
      name: "The Pier",
      look: "Planks over green water.",
      terrain: "inside",
      coords: { x: 0, y: 0, z: 0 },
      exits: { north: "dock:shed" },
      details: { planks: "One is newer than the rest." },
      ambience: [],
      things: [],
      npcs: ["dock:ferryman"],
      inits: [
        RoomNature({
          terrain: "inside",
          indoors: true,
          rest: 1,
          noMobs: false,
          peaceful: false,
          duels: false,
        }),
      ],
    });
    expect(npcs.get("dock:ferryman")?.errand?.item).toBe("dock:oar");
  });

  test("takes a thing written as a bare slug for one that does not come back", async () => {
    const { rooms } = await contentOf({});
    expect(rooms.get("dock:shed")?.things).toEqual([
      { item: "dock:oar", count: 2, respawn: 30 },
      { item: "dock:penny", count: 1 },
    ]);
  });

  test("lets several keywords share a detail", async () => {
    const { rooms } = await contentOf(edit(ROOMS, "planks:", "planks, Plank:"));
    expect(Object.keys(rooms.get("dock:pier")?.details ?? {})).toEqual(["planks", "plank"]);
  });

  test("has no detail that nobody wrote", async () => {
    const { rooms } = await contentOf({});
    expect(rooms.get("dock:pier")?.details["constructor"]).toBeUndefined();
  });

  test("derives keywords from names and adds the author's", async () => {
    const { items, npcs } = await contentOf(
      edit(ITEMS, "name: an ash oar", "name: the ferryman's tar-black oar of ash"),
    );
    expect(items.get("dock:oar")?.keywords).toEqual([
      "ferryman's",
      "ferryman",
      "tar-black",
      "tar",
      "black",
      "oar",
      "ash",
      "paddle",
    ]);
    expect(npcs.get("dock:ferryman")?.keywords).toEqual(["joss", "ferryman"]);
  });

  test("lists exits in the order of the directions, however they are written", async () => {
    const { rooms } = await contentOf(edit(ROOMS, "north: shed", "out: shed\n    up: shed\n    north: shed"));
    expect(Object.keys(rooms.get("dock:pier")?.exits ?? {})).toEqual(["north", "up", "out"]);
  });

  test("has help topics with aliases and screens without their last line end", async () => {
    const { help, screens } = await contentOf({});
    expect(help.get("start")).toEqual({
      name: "start",
      aliases: ["basics"],
      seeAlso: ["moving"],
      text: "Type <command>look</command>.",
    });
    expect(screens.get("greeting")).toBe("Smallness");
  });

  test("is counted by prototypes", async () => {
    expect(counts(await contentOf({}))).toEqual({ areas: 1, rooms: 2, npcs: 1, items: 3, quests: 0 });
  });
});
