import type { FindingCode } from "../findings.ts";
import { AREA, item, ITEMS, npc, NPCS, QUESTS, quest, ROOMS, WORLD, type Rows } from "./fault-rows.ts";

const SKILLS =
  "cooking: { name: cooking, kind: craft, about: Pots., attribute: wisdom }\nsewing: { name: sewing, kind: craft, about: Thread., attribute: wisdom }\n";
const COOK = npc("cook", "  teaches: { skills: [cooking] }\n");
const recipe = (more: string): string =>
  `mash:\n  name: mash\n  skill: cooking\n  makes: "dock:mash"\n${more}`;
const standing = (...who: string[]) => [["[ferryman]", `[ferryman, ${who.join(", ")}]`]] as const;
const foe = (level: number): string => npc(`rat-${level}`, `  body: { level: ${level} }\n  natural: {}\n`);
const look = (text: string) => [["  look: Planks over green water.", `  look: ${text}`]] as const;
const four = "A lantern. One lantern, lantern by lantern.\n";

/** What a game that loads can still have wrong with it. */
export const FAULTS_OF_PLAY = {
  "economy-drift": {
    faults: [
      {
        [NPCS]: npc("shop", "  shop: { sells: [{ item: oar, price: 5000 }] }\n"),
        [ROOMS]: standing("shop"),
        [WORLD]: [["coin: dock:penny", "coin: dock:penny #!"]],
      },
      {
        [NPCS]: [
          ["purse: 10", `purse: 60000\n${npc("shop", "  shop: { sells: [{ item: oar, price: 9 }] }")}`],
        ],
        [ROOMS]: standing("shop"),
        [WORLD]: [["coin: dock:penny", "coin: dock:penny #!"]],
      },
      {
        [NPCS]: [
          ["reward: 2", "reward: 2 #!"],
          [
            "purse: 10\n",
            `purse: 10\n${npc("shop", "  shop: { sells: [{ item: oar, price: 1 }, { item: penny, price: 9 }] }\n")}`,
          ],
        ],
        [ROOMS]: standing("shop"),
      },
    ],
    fine: [
      { [NPCS]: npc("shop", "  shop: { sells: [{ item: oar, price: 9 }] }\n"), [ROOMS]: standing("shop") },
    ],
  },
  "idle-item": {
    faults: [
      { [ITEMS]: item("net").replace(":", ": #!") },
      { [ITEMS]: item("hide").replace(":", ": #!"), [NPCS]: npc("seal", "  loot: [{ item: hide }]\n") },
      {
        [ITEMS]: item("lamp").replace(":", ": #!"),
        [ROOMS]: [
          [
            "    south: pier",
            "    south: pier\n  reacts: [{ on: enter, when: { carries: lamp }, do: [{ take: lamp }] }]",
          ],
        ],
      },
    ],
    fine: [
      {
        [ITEMS]:
          item("box", "  container: { grams: 500, holds: [pear] }\n") +
          item("pear", "  food: { leaves: core }\n") +
          item("core") +
          item("horn") +
          item("shell"),
        [NPCS]: npc("goat", "  outfit: [horn]\n  reacts: [{ on: die, do: [{ spawn: shell }] }]\n"),
        [ROOMS]: [...standing("goat"), ["    - penny", "    - penny\n    - box"]],
      },
    ],
  },
  "idle-npc": {
    faults: [
      { [NPCS]: npc("mo").replace(":", ": #!") },
      {
        [NPCS]: npc("lamb").replace(":", ": #!"),
        [QUESTS]: quest("oars", "{ kind: explore, room: shed }").replace(
          "giver: ferryman",
          "giver: ferryman\n  remind: The lamb?",
        ),
      },
      {
        [NPCS]: npc("wasp").replace(":", ": #!"),
        [ROOMS]: [
          [
            "    south: pier",
            "    south: pier\n  reacts: [{ on: enter, when: { here: wasp }, do: [{ tell: Buzz. }] }]",
          ],
        ],
      },
    ],
    fine: [
      {
        [NPCS]: npc("lamb") + npc("wasp"),
        [QUESTS]: quest("oars", "{ kind: escort, npc: lamb, room: shed }").replace(
          "giver:",
          "seconds: 900\n  giver:",
        ),
        [ROOMS]: [["    south: pier", "    south: pier\n  reacts: [{ on: enter, do: [{ spawn: wasp }] }]"]],
      },
    ],
  },
  "idle-see-also": {
    faults: [
      { "help/start.md": [["seeAlso: [moving]", "seeAlso: [moving, start] #!"]] },
      { "help/start.md": [["seeAlso: [moving]", "seeAlso:\n  - moving\n  - moving #!"]] },
    ],
    fine: [{ "help/moving.md": "---\nseeAlso: [start]\n---\nType a direction.\n" }],
  },
  "level-gap": {
    faults: [
      { [NPCS]: foe(1), [ROOMS]: standing("rat-1"), at: `${AREA}:1` },
      {
        [NPCS]: foe(1) + foe(2) + foe(4),
        [ROOMS]: [["[ferryman]", "[ferryman, rat-1, rat-2, rat-4] #!"]],
        [AREA]: "levels: [1, 2]\n",
      },
      { [NPCS]: foe(1) + foe(4), [ROOMS]: standing("rat-1", "rat-4"), [AREA]: "levels: [1, 4] #!\n" },
    ],
    fine: [{ [NPCS]: foe(1) + foe(3), [ROOMS]: standing("rat-1", "rat-3"), [AREA]: "levels: [1, 3]\n" }],
  },
  "lonely-topic": {
    faults: [
      { "help/knots.md": "Tie them.\n", at: "help/knots.md:1" },
      { "help/knots.md": "---\nseeAlso: [knots]\n---\nTie them.\n", at: "help/knots.md:1" },
    ],
    fine: [
      {
        "help/start.md": [["seeAlso: [moving]", "seeAlso: [moving, knots]"]],
        "help/knots.md": "---\nseeAlso: [start, moving]\n---\nTie them.\n",
      },
    ],
  },
  "missing-detail": {
    faults: [
      { [ROOMS]: look("An old crane leans over green water. #!") },
      { [ROOMS]: look("Planks, and beyond them a tarred hut. #!") },
      { [ROOMS]: look("The capstan creaks, and so do planks. #!") },
      { [ROOMS]: look("Planks, and two barrels on their sides. #!") },
      {
        [ROOMS]: [
          [
            "    south: pier",
            "    south: pier\n  states:\n    - when: { light: dim }\n      adds: A lamp burns. #!",
          ],
        ],
      },
    ],
    fine: [
      {
        [ROOMS]: look(
          "A plank is loose, a post leans, and a shed stands north. The post is old, like a crane.",
        ),
      },
      {
        [ROOMS]: [
          [
            "    south: pier",
            "    south: pier\n  states:\n    - { when: { light: dim }, adds: A lamp burns., details: { lamp: Brass. } }",
          ],
        ],
      },
    ],
  },
  "stale-reference": {
    faults: [
      {
        [ITEMS]: [["post:\n", "bollard:\n  was: post\n"]],
        [ROOMS]: [["things: [post]", "things: [post] #!"]],
      },
      {
        [ROOMS]: [
          ["shed:\n  name", "barn:\n  was: [hut, shed]\n  name"],
          ["north: shed", "north: dock:hut #!"],
        ],
        [WORLD]: [["dock:shed", "dock:barn"]],
      },
      { [AREA]: "was: quay\n", [WORLD]: [["start: dock:pier", "start: quay:pier #!"]] },
    ],
    fine: [{ [AREA]: "was: quay\n", [ITEMS]: [["post:\n", "post:\n  was: bollard\n  also: [bollard]\n"]] }],
  },
  "trap-room": {
    faults: [
      {
        [ROOMS]: [
          ["north: shed", "north: shed\n    down: { to: pit, oneWay: true }"],
          ["shed:\n", "pit: #!\n  name: Pit\n  look: Mud.\nshed:\n"],
        ],
      },
      {
        [ROOMS]: [
          ["north: shed", "north: shed\n    down: { to: pit, oneWay: true }"],
          [
            "shed:\n",
            "pit:\n  name: Pit\n  look: Mud.\n  exits: { north: hole } #!\nhole:\n  name: Hole\n  look: Mud.\n  exits: { south: pit }\nshed:\n",
          ],
        ],
      },
    ],
    fine: [
      {
        [ROOMS]: [
          ["north: shed", "north: shed\n    down: { to: pit, oneWay: true }"],
          [
            "shed:\n",
            "pit:\n  name: Pit\n  look: Mud.\n  reacts: [{ on: command, words: climb out, do: [{ move: pier }] }]\nshed:\n",
          ],
        ],
      },
    ],
  },
  twins: {
    faults: [
      {
        [ITEMS]: item("twin")
          .replace("a twin", "the ash oar")
          .replace("  ground", "  also: [paddle]\n  ground"),
        [ROOMS]: [["    - penny", "    - penny\n    - twin #!"]],
      },
      {
        [NPCS]: npc("joss").replace("name: joss", "name: Joss\n  also: [ferryman]"),
        [ROOMS]: [["[ferryman]", "[ferryman, joss] #!"]],
      },
    ],
    fine: [
      {
        [ITEMS]: item("twin").replace("a twin", "a split ash oar"),
        [ROOMS]: [["    - penny", "    - penny\n    - twin\n    - { item: twin, count: 2 }"]],
      },
    ],
  },
  "unknown-word": {
    faults: [
      {
        "help/start.md": `---\naliases: [basics]\nseeAlso: [moving]\n---\n${four}The lantren is out.\n`,
        at: "help/start.md:6",
      },
      {
        "help/start.md": `---\nseeAlso: [moving]\n---\n${four}`,
        [ITEMS]: [["look: Thin.", "look: Seen by lentern light. #!"]],
      },
    ],
    fine: [
      {
        "help/start.md": `---\nseeAlso: [moving]\n---\n${four}The lantren is out.\n`,
        "lore/words.txt": "lantren\n",
      },
      { "help/start.md": `---\nseeAlso: [moving]\n---\n${four}Lanterns, and what is lanterned.\n` },
    ],
  },
  "unmakeable-recipe": {
    faults: [
      {
        [ITEMS]: item("mash"),
        [NPCS]: COOK,
        [ROOMS]: standing("cook"),
        "rules/skills.yaml": SKILLS,
        "rules/recipes.yaml": recipe('  needs: { "dock:oar": 1 }\n  station: stove #!\n'),
      },
      {
        [ITEMS]: item("mash"),
        "rules/skills.yaml": SKILLS,
        "rules/recipes.yaml": recipe('  needs: { "dock:oar": 1 }\n').replace("cooking", "cooking #!"),
      },
      {
        [ITEMS]: item("mash") + item("pear"),
        [NPCS]: COOK,
        [ROOMS]: standing("cook"),
        "rules/skills.yaml": SKILLS,
        "rules/recipes.yaml": recipe('  needs: { "dock:pear": 1 } #!\n'),
      },
    ],
    fine: [
      {
        [ITEMS]: item("mash"),
        [NPCS]: COOK,
        [ROOMS]: standing("cook"),
        "rules/skills.yaml": SKILLS,
        "rules/recipes.yaml": recipe('  needs: { "dock:oar": 1 }\n  tool: "dock:penny"\n'),
      },
    ],
  },
  "unreachable-room": {
    faults: [
      { [ROOMS]: "isle: #!\n  name: Isle\n  look: Sand.\n" },
      {
        [ITEMS]: item("key"),
        [ROOMS]: [
          ["north: shed", "north: shed\n    up: { to: loft, door: { name: hatch, locked: true, key: key } }"],
          [
            "shed:\n",
            "loft: #!\n  name: Loft\n  look: Dust.\n  exits: { down: pier }\n  things: [key]\nshed:\n",
          ],
        ],
      },
    ],
    fine: [
      {
        [ROOMS]: [
          [
            "north: shed",
            "north: shed\n    up: { to: loft, door: { name: hatch, locked: true, key: post } }\n  reacts: [{ on: say, words: sesame, do: [{ open: up }] }]",
          ],
          [
            "shed:\n",
            "loft:\n  name: Loft\n  look: Dust.\n  exits: { down: pier }\n  things: [key]\nshed:\n",
          ],
        ],
        [ITEMS]: item("key"),
      },
    ],
  },
} satisfies Partial<Record<FindingCode, Rows>>;
