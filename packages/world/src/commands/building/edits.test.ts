import { describe, expect, it } from "vitest";
import { useBuilding } from "../../testing/use-building.ts";

const start = useBuilding();

/** What each line is answered with, and a part of what the diff says behind it. */
type Row = readonly [lines: string | readonly string[], said: string, diff: string | undefined];

const DONE: readonly Row[] = [
  [
    'dig west "The Fish Steps"',
    "Dug The Fish Steps (dock:fish-steps) west of The Pier.",
    "+  exits: { east: pier }",
  ],
  ["dig up Crow's Nest", "Dug Crow's Nest (dock:crows-nest) above The Pier.", "+    up: crows-nest"],
  ["dig east to shed", "Joined The Pier east with The Shed (dock:shed).", "+    west: pier"],
  [
    ['dig east "Yard" to shed'],
    "Dug Yard (dock:yard) east of The Pier, leading on to dock:shed.",
    "+  exits: { west: pier, east: shed }",
  ],
  [['dig west "The Pier"'], "Dug The Pier (dock:pier-2)", "+pier-2:"],
  [
    "room name Old Pier",
    "Set name of The Pier (dock:pier) to 'Old Pier'; it was 'The Pier'.",
    "+  name: Old Pier",
  ],
  ['room describe "Green water, and planks."', "Set look of The Pier", "+  look: Green water, and planks."],
  ["room detail water,sea Deep and cold.", "Wrote the detail 'water, sea' of The Pier.", "water, sea"],
  [
    "room detail planks none",
    "Took the detail 'planks' out of The Pier.",
    "-    planks: One is newer than the rest.",
  ],
  ["room terrain quay", "Set terrain of The Pier (dock:pier) to 'quay'.", "+  terrain: quay"],
  [["room terrain quay", "room terrain none"], "Took 'terrain' out of The Pier", undefined],
  ["room flag nomobs", "Set the flag noMobs of The Pier.", "+  noMobs: true"],
  ["room ambience A gull laughs.", "Gave The Pier one more line of ambience.", "A gull laughs."],
  ["room new Cellar", "Made Cellar (dock:cellar), which no exit leads to yet.", "+cellar:"],
  [["north", "room remove"], "Took The Shed (dock:shed) out of the content.", "-shed:"],
  [
    "exit north oneway",
    "Took away the way back of the exit north of The Pier.",
    "+    north: { to: shed, oneWay: true }",
  ],
  [["exit north oneway", "exit north twoway"], "Made a way back for the exit north of The Pier.", undefined],
  [
    "exit north remove",
    "Took out the exit north of The Pier, and the one back from The Shed.",
    "-    north: shed",
  ],
  [
    "exit up to shed oneway",
    "Made an exit up to The Shed (dock:shed), with no way back.",
    "+    up: { to: shed, oneWay: true }",
  ],
  ["exit north hidden 30", "Hid the exit north of The Pier (30).", "+    north: { to: shed, hidden: 30 }"],
  [["exit north hidden 30", "exit north hidden none"], "into plain sight.", undefined],
  [
    "exit north needs climb",
    "Set what the exit north of The Pier needs: climb.",
    "+    north: { to: shed, needs: climb }",
  ],
  ["exit north nomobs", "Closed the exit north of The Pier to beasts.", "noMobs: true"],
  [
    'door north "tarred door"',
    "Made the door north of The Pier: tarred door.",
    "+    north: { to: shed, door: tarred door }",
  ],
  [
    "door north locked key oar",
    "Made the door north of The Pier: door, locked, opened by oar.",
    "locked: true, key: oar",
  ],
  [
    ['door north "tarred door" pick 40', "north", "door south open"],
    "Changed the door south of The Shed: tarred door, open.",
    "open: true",
  ],
  [['door north "tarred door"', "door north remove"], "Took out the door north of The Pier.", undefined],
  ["item new a brass key", "Made a brass key (dock:brass-key).", "+  ground: A brass key lies here."],
  ['item new "old rope"', "Made an old rope (dock:old-rope).", "+  name: an old rope"],
  [
    "item describe oar Long.",
    "Set look of an ash oar (dock:oar) to 'Long.'; it was 'Ash.'",
    "+  look: Long.",
  ],
  ["item ground oar An oar stands here.", "Set ground of an ash oar", "+  ground: An oar stands here."],
  ["item name paddle a paddle", "Set name of an ash oar (dock:oar) to 'a paddle'", "+  name: a paddle"],
  ["item set oar worth 4", "Set worth of an ash oar (dock:oar) to 4.", "+  worth: 4"],
  ["item unset oar also", "Took 'also' out of an ash oar (dock:oar).", "-  also: [paddle]"],
  ["item remove post", "Took the mooring post (dock:post) out of the content.", "-post:"],
  [
    'npc new "Wen the cooper"',
    "Made Wen the cooper (dock:wen-the-cooper).",
    "+  ground: Wen the cooper is here.",
  ],
  ["npc describe ferryman Very patient.", "Set look of Joss (dock:ferryman)", "+  look: Very patient."],
  ["npc set joss body.level 3", "Set body.level of Joss (dock:ferryman) to 3.", "level: 3"],
  ["npc name joss Old Joss", "Set name of Joss (dock:ferryman) to 'Old Joss'", "+  name: Old Joss"],
  [
    "spawn item oar here 4 every 60",
    "The Pier brings forth an ash oar, 4 of it, again after 60 seconds.",
    "{ item: oar, count: 4, respawn: 60 }",
  ],
  ["spawn npc joss here 2", "The Pier brings forth Joss, 2 of it.", "+    - ferryman"],
  [["spawn npc joss here 2", "spawn npc joss here 1"], "The Pier brings forth Joss.", undefined],
  ["spawn npc joss here 0", "The Pier brings forth Joss no more.", "-    - ferryman"],
  [
    "shop joss sells oar price 9 most 2",
    "Joss sells an ash oar (dock:oar) for 9.",
    "{ item: oar, most: 2, price: 9 }",
  ],
  [
    ["shop joss sells oar price 9", "shop joss buys weapon, armour"],
    "Set shop.buys of Joss (dock:ferryman)",
    "buys: [weapon, armour]",
  ],
  [
    ["shop joss sells oar price 9", "shop joss hours 8 18"],
    "The shop of Joss is open from 8 to 18.",
    "hours: { from: 8, to: 18 }",
  ],
  [["shop joss sells oar price 9", "shop joss remove"], "Closed the shop of Joss.", undefined],
  [
    'quest new "Two Oars" from joss collect oar 2',
    "Made the quest Two Oars (dock:two-oars) of Joss: bring an ash oar, 2 of it.",
    "{ kind: collect, item: oar, count: 2 }",
  ],
  [
    ['quest new "Two Oars" from joss collect oar 2', "quest step two-oars talk joss So there you are."],
    "one more step: talk to Joss.",
    "So there you are.",
  ],
  [
    [
      'quest new "Two Oars" from joss collect oar 2',
      "quest reward two-oars coins 5 experience 20 item penny",
    ],
    "pays 5 coins, 20 experience, a copper penny.",
    "experience: 20",
  ],
  [
    ['quest new "Two Oars" from joss collect oar 2', "quest offer two-oars Two oars, if you would."],
    "Set offer of Two Oars",
    "+  offer: Two oars, if you would.",
  ],
  [
    ['quest new "Two Oars" from joss collect oar 2', "quest set two-oars steps.1.next Look in the shed."],
    "Set steps.1.next of Two Oars",
    "next: Look in the shed.",
  ],
  [
    ['quest new "Two Oars" from joss collect oar 2', "quest remove two-oars"],
    "Took Two Oars (dock:two-oars) out of the content.",
    undefined,
  ],
  ["set area levels [1, 3]", "Set levels of The Dock (dock) to [1,3].", "+levels: [1, 3]"],
  ["set npc ferryman purse 40", "Set purse of Joss (dock:ferryman) to 40; it was 10.", "+  purse: 40"],
  ["set room at [1, 2, 0]", "Set at of The Pier (dock:pier) to [1,2,0].", "+  at: [1, 2, 0]"],
  [
    "set item post fixed It is a post, and stays.",
    "Set fixed of the mooring post",
    "+  fixed: It is a post, and stays.",
  ],
  ["unset npc joss purse", "Took 'purse' out of Joss (dock:ferryman).", "-  purse: 10"],
  ["area terrain shore", "Set terrain of The Dock (dock) to 'shore'.", "+terrain: shore"],
  ["area recall shed", "Those of The Dock whose room is gone come to The Shed.", "+recall: shed"],
  [
    'area new "Gull Rock" "The Landing"',
    "Made the area Gull Rock (gull-rock) with its first room, The Landing (gull-rock:landing)",
    "+recall: landing",
  ],
  ['copy item oar "a long oar"', "Copied an ash oar (dock:oar) as a long oar (dock:long-oar).", "+long-oar:"],
  [
    'copy room here "Second Pier"',
    "Copied The Pier (dock:pier) as Second Pier (dock:second-pier).",
    "+second-pier:",
  ],
  ['copy npc joss "Old Joss"', "Copied Joss (dock:ferryman) as Old Joss (dock:old-joss).", "+old-joss:"],
  [
    ["item new a brass key", "door north locked key brass-key", "rename item brass-key shed-key"],
    "Renamed the item dock:brass-key to dock:shed-key, in 1 place besides its own.",
    "key: shed-key",
  ],
  [
    ["dig west Steps", "build at steps", "room name Wet Steps"],
    "Set name of Steps (dock:steps) to 'Wet Steps'",
    "+  name: Wet Steps",
  ],
  ["build room name Old Pier", "Set name of The Pier", "+  name: Old Pier"],
];

describe("a builder's line", () => {
  it.each(DONE)("%j", async (lines, said, diff) => {
    const { ann, all } = await start();
    const before = all();
    const typed = typeof lines === "string" ? [lines] : lines;
    for (const line of typed.slice(0, -1)) await ann.type(line);
    expect(await ann.type(typed.at(-1) ?? "")).toContain(said);
    const shown = await ann.type("diff");
    if (diff === undefined) expect(shown).not.toContain("@@ -1,9 +1,");
    else expect(shown).toContain(diff);
    expect(all()).toEqual(before);
    for (let left = typed.length; left > 0; left -= 1) await ann.type("undo");
    expect(await ann.type("diff")).toContain("Your draft changes nothing.");
  });
});

const REFUSED: readonly (readonly [line: string, said: string])[] = [
  ["dig north Attic", "The Pier has an exit north already. EXIT NORTH REMOVE takes it out."],
  ["dig sideways Attic", "Dig where?"],
  ["dig west", "Dig where?"],
  ["dig west ---", "A room's name needs a letter or two."],
  ["dig west to nowhere", "There is no room 'nowhere' in the area dock."],
  ["dig west to pier", "That leads from a room into itself."],
  ["room terrain lava", "'terrain' does not fit."],
  ["room colour blue", "A room has no key 'colour'."],
  ["room name <b>Pier", "There is no tag <b>."],
  ["room flag nothing", "There is no flag 'nothing' for rooms."],
  ["room detail bell none", "The Pier has no detail 'bell'."],
  ["room remove", "The Pier is named by"],
  ["exit west remove", "The Pier has no exit west."],
  ["exit north hidden much", "That takes a whole number."],
  ["exit north hidden 900", "does not fit"],
  ["exit north needs wings", "does not fit"],
  ["exit north sing", "Which exit, and what of it?"],
  ["door west gate", "The Pier has no exit west."],
  ["door north locked", "Nobody could ever open it."],
  ["door north key brass-key", "There is no item 'brass-key' in the area dock."],
  ["door north remove", "There is no door north of The Pier."],
  ["item remove oar", "an ash oar is named by"],
  ["item set oar weight heavy", "'weight' does not fit. Write a number here."],
  ["item set oar wieght 3", "An item has no key 'wieght'. Did you mean 'weight'?"],
  ["item describe bell Loud.", "There is no item 'bell' in the area dock."],
  ["npc sing joss", "NPC NEW"],
  ["npc set joss body.levle 3", "'body' has no key 'levle'. Did you mean 'level'?"],
  ["npc set joss purze 3", "An npc has no key 'purze'. Did you mean 'purse'?"],
  ["spawn item oar here many", "From 0 to 50 of them"],
  ["spawn npc joss here 900", "From 0 to 50 of them"],
  ["shop joss sells oar", "an ash oar has neither a worth nor a price."],
  ["shop joss remove", "Joss keeps no shop."],
  ["shop joss sells oar cheap 3", "'cheap 3' says nothing of a ware."],
  ['quest new "Oars" from joss juggle oar', "'juggle' is nothing that a step can ask for here."],
  ['quest new "Oars" joss', "QUEST NEW"],
  ["quest offer lost-bell Ding.", "There is no quest 'lost-bell' in the area dock."],
  ["set boat oar 3", "'boat' is nothing that can be built. It is one of: room, npc, item, quest, area."],
  ["set room climate coast", "A room has no key 'climate'. Its area has: SET AREA CLIMATE"],
  ["set item oar light [a", "These brackets cannot be read."],
  ["area new", "AREA NEW"],
  ['area new "Draft Ann" "Start"', "An area's name cannot begin with 'Draft'"],
  ['area new "Dock" "Start"', "There is an area dock already."],
  ["copy item bell a bell", "There is no item 'bell'"],
  ["rename item oar paddle", "dock:oar is published: what players have of it goes by that slug."],
  ["build sing", "BUILD knows no 'sing'."],
  ["build at attic", "There is no room 'attic' in the area dock."],
  ["build write", "You have no draft."],
  ["undo", "You have no draft."],
  ["diff", "You have no draft."],
  ["discard", "DISCARD DRAFT gives up"],
];

describe("a builder's line that cannot be", () => {
  it.each(REFUSED)("%s", async (line, said) => {
    const { ann, all } = await start();
    const before = all();
    expect(await ann.type(line)).toContain(said);
    expect(await ann.type("diff")).toMatch(/You have no draft|Your draft changes nothing/);
    expect(all()).toEqual(before);
  });

  it("is undone whole when a later part of it cannot be", async () => {
    const { ann } = await start();
    await ann.type('quest new "Two Oars" from joss collect oar 2');
    const before = await ann.type("diff");
    expect(await ann.type("quest reward two-oars coins 5 shells 3")).toContain("'shells' is no reward here.");
    expect(await ann.type("diff")).toBe(before);
  });
});

describe("the change of one word", () => {
  it("changes its own line of the file and no other", async () => {
    const { ann, text } = await start({}, { "areas/dock/items.yaml": ITEMS });
    await ann.type("item set oar weight 1900");
    await ann.type("publish anyway");
    expect(text("areas/dock/items.yaml")).toBe(ITEMS.replace("weight: 2000", "weight: 1900"));
  });
});

const ITEMS = `# What lies about on the dock. Weights are grams.

penny: { name: a copper penny, plural: copper pennies, ground: A penny lies here., look: Thin., weight: 3, stack: true }

oar:   # the ferryman's
  name: 'an ash oar'
  also: [ paddle ]
  ground: >-
    An oar leans here, and
    waits.
  look: "Ash."
  weight: 2000   # grams


post:
  name: the mooring post
  ground: A post stands here.
  look: Oak.
  fixed: It is a post.
`;
