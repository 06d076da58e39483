import type { FindingCode } from "../findings.ts";
import { AREA, item, ITEMS, npc, NPCS, QUESTS, quest, ROOMS, WORLD, type Rows } from "./fault-rows.ts";

const KNIVES = "knives: { name: knives, kind: weapon, about: Blades., attribute: dexterity }\n";
const berth = (slug: string, mark = ""): string =>
  `${slug}: ${mark}\n  name: A Berth\n  look: Planks.\n  exits: { out: pier }\n`;

/** Faults that keep a game from loading: what one part says of another. */
export const FAULTS_OF_REFERENCES = {
  "bad-layer": {
    faults: [
      {
        "rules/slots.yaml": "head: { where: on your head }\n",
        [ITEMS]: item("hat", "  wear: { slots: [head], layer: 2 } #!\n"),
      },
      {
        "rules/slots.yaml": "neck: { where: about your neck, layers: 2 }\n",
        [ITEMS]: item("scarf", "  wear: #!\n    slots: [neck]\n    layer: 3\n"),
      },
    ],
    fine: [
      {
        "rules/slots.yaml": "neck: { where: about your neck, layers: 2 }\n",
        [ITEMS]: item("scarf", "  wear: { slots: [neck], layer: 2 }\n"),
        [ROOMS]: [["    - penny", "    - penny\n    - scarf"]],
      },
    ],
  },
  "bad-price": {
    faults: [
      { [NPCS]: npc("mo", "  shop:\n    sells:\n      - oar #!\n") },
      {
        [ITEMS]: item("net", "  worth: 9\n"),
        [NPCS]: npc("mo", "  shop: { sells: [{ item: net, price: 8 }] } #!\n"),
      },
      { [NPCS]: npc("mo", "  shop: { sells: [{ item: post, price: 8 }] } #!\n") },
    ],
    fine: [
      {
        [ITEMS]: item("net", "  worth: 9\n"),
        [NPCS]: npc("mo", "  shop: { sells: [net, { item: oar, price: 1000 }] }\n"),
        [ROOMS]: [["[ferryman]", "[ferryman, mo]"]],
      },
    ],
  },
  "coin-not-stack": {
    faults: [
      { [WORLD]: [["coin: dock:penny", "coin: dock:oar #!"]] },
      { [ITEMS]: [["  stack: true\n", ""]], [WORLD]: [["coin: dock:penny", "coin: dock:penny #!"]] },
    ],
    fine: [{ [ITEMS]: [["also: [paddle]", "also: [coin]"]] }],
  },
  "dead-lock": {
    faults: [
      { [ITEMS]: item("box", "  lock: { pick: 3 } #!\n") },
      { [ITEMS]: item("box", "  container: { grams: 50 }\n  lock: { keys: [oar] } #!\n") },
    ],
    fine: [
      {
        [ITEMS]: item("box", "  container: { grams: 50, lid: closed }\n  lock: { keys: [oar] }\n"),
        [ROOMS]: [["    - penny", "    - penny\n    - box"]],
      },
    ],
  },
  "duplicate-topic": {
    faults: [
      { "help/start.md": [["[basics]", "[basics, moving] #!"]] },
      { "help/moving.md": "---\naliases: [walk]\n---\nGo.\n", "help/start.md": [["[basics]", "[walk] #!"]] },
    ],
    fine: [{ "help/start.md": [["[basics]", "[basics, move]"]] }],
  },
  "empty-purse": {
    faults: [
      { [NPCS]: [["reward: 2", "reward: 11 #!"]] },
      {
        [NPCS]: [
          ["  purse: 10\n", ""],
          ["reward: 2", "reward: 2 #!"],
        ],
      },
    ],
    fine: [{ [NPCS]: [["reward: 2", "reward: 10"]] }],
  },
  "not-one-way": {
    faults: [
      { [ROOMS]: [["north: shed", "north: { to: shed, oneWay: true } #!"]] },
      { [ROOMS]: [["south: pier", "up: { to: pier, oneWay: true } #!"]] },
    ],
    fine: [{ [ROOMS]: [["north: shed", "north: shed\n    east: { to: pier, oneWay: true }"]] }],
  },
  "one-way-exit": {
    faults: [
      {
        [ROOMS]: [
          ["    south: pier", "    south: pier\n    west: loft #!"],
          ["shed:\n", "loft:\n  name: Loft\n  look: Dust.\nshed:\n"],
        ],
      },
      {
        [ROOMS]: [
          ["  exits:\n    south: pier\n", ""],
          ["north: shed", "north: shed #!"],
        ],
      },
    ],
    fine: [{ [ROOMS]: [["south: pier", "out: pier"]] }],
  },
  "same-number": {
    faults: [
      {
        [ROOMS]: [
          ["north: shed", "north: shed\n    up: berth-68107\n    down: berth-69558"],
          ["shed:\n", `${berth("berth-68107")}${berth("berth-69558", "#!")}shed:\n`],
        ],
      },
      {
        [ROOMS]: [["north: shed", "north: shed\n    up: berth-69558\n    down: berth-68107"]],
        "areas/dock/rooms/a.yaml": berth("berth-69558"),
        "areas/dock/rooms/b.yaml": berth("berth-68107", "#!"),
      },
    ],
    fine: [
      {
        [ROOMS]: [
          ["north: shed", "north: shed\n    up: berth-68107"],
          ["shed:\n", `${berth("berth-68107")}shed:\n`],
        ],
      },
    ],
  },
  "same-place": {
    faults: [
      {
        [ROOMS]: [
          ["  name: The Pier", "  name: The Pier\n  at: [1, 2, 0]"],
          ["  name: The Shed", "  name: The Shed\n  at: [1, 2, 0] #!"],
        ],
      },
      {
        [ROOMS]: [
          ["  name: The Pier", "  at:\n    - 0\n    - -1\n    - 3\n  name: The Pier"],
          ["  name: The Shed", "  name: The Shed\n  at: [0, -1, 3] #!"],
        ],
      },
    ],
    fine: [
      {
        [ROOMS]: [
          ["  name: The Pier", "  name: The Pier\n  at: [1, 2, 0]"],
          ["  name: The Shed", "  name: The Shed\n  at: [1, 2, 1]"],
        ],
      },
    ],
  },
  "two-doors": {
    faults: [
      {
        [ROOMS]: [
          ["north: shed", "north: { to: shed, door: hatch } #!"],
          ["south: pier", "south: { to: pier, door: gate }"],
        ],
      },
      {
        [ROOMS]: [
          ["north: shed", "north: { to: shed, door: { name: hatch } } #!"],
          ["south: pier", "up: { to: pier, door: hatch }"],
        ],
      },
    ],
    fine: [{ [ROOMS]: [["north: shed", "north: { to: shed, door: hatch }"]] }],
  },
  "two-zones": {
    faults: [
      { "zones.yaml": "a: { name: A, areas: [dock] }\nb: { name: B, areas: [dock] } #!\n" },
      { "zones.yaml": "a:\n  name: A\n  areas:\n    - dock\n    - dock #!\n" },
    ],
    fine: [{ "zones.yaml": "a: { name: A, areas: [dock] }\n" }],
  },
  "unfindable-key": {
    faults: [
      {
        [ITEMS]: item("key"),
        [ROOMS]: [["north: shed", "north: { to: shed, door: { name: hatch, locked: true, key: key } } #!"]],
      },
      {
        [ITEMS]:
          item("key") + item("box", "  container: { grams: 9, lid: closed }\n  lock: { keys: [key] } #!\n"),
        [ROOMS]: [["    - penny", "    - penny\n    - box"]],
      },
    ],
    fine: [
      {
        [ITEMS]: item("key"),
        [ROOMS]: [
          ["north: shed", "north: { to: shed, door: { name: hatch, locked: true, key: key, pick: 4 } }"],
          [
            "npcs: [ferryman]",
            "npcs: [ferryman]\n  reacts: [{ on: command, words: lift mat, do: [{ give: key }] }]",
          ],
        ],
      },
    ],
  },
  "unknown-area": {
    faults: [
      { "zones.yaml": "a: { name: A, areas: [dokc] } #!\n" },
      { "zones.yaml": "a:\n  name: A\n  areas:\n    - dock\n    - dock:pier #!\n" },
    ],
    fine: [
      {
        "areas/isle/area.yaml": "name: Isle\nrecall: dock:pier\n",
        "zones.yaml": "a: { name: A, areas: [dock, isle] }\n",
      },
    ],
  },
  "unknown-climate": {
    faults: [
      { [AREA]: "climate: coast #!\n" },
      { "zones.yaml": "a:\n  name: A\n  areas: [dock]\n  climate: cost #!\n" },
    ],
    fine: [
      {
        [AREA]: "climate: coast\n",
        "rules/climates.yaml":
          "coast:\n  lasts: 3\n  skies: { dry: { look: Dry., begins: Dry. } }\n  odds: { spring: { dry: 1 }, summer: { dry: 1 }, autumn: { dry: 1 }, winter: { dry: 1 } }\n",
      },
    ],
  },
  "unknown-direction": {
    faults: [
      { [ROOMS]: [["north: shed", "nroth: shed #!"]] },
      { [ROOMS]: [["south: pier", "sideways: pier #!"]] },
    ],
    fine: [{ [ROOMS]: [["north: shed", "northeast: shed"]] }],
  },
  "unknown-exit": {
    faults: [
      { [ROOMS]: [["north: shed", "north: shed\n    east: shd #!"]] },
      { [ROOMS]: [["south: pier", "south: pier\n    down: { to: isle:pit, oneWay: true } #!"]] },
    ],
    fine: [{ [ROOMS]: [["north: shed", "north: dock:shed"]] }],
  },
  "unknown-item": {
    faults: [
      { [ROOMS]: [["    - penny", "    - peny #!"]] },
      { [NPCS]: [["item: oar", "item: dock:oars #!"]] },
      { [ROOMS]: [["north: shed", "north: { to: shed, door: { name: hatch, key: kye } } #!"]] },
    ],
    fine: [{ [ROOMS]: [["    - penny", "    - dock:penny"]] }],
  },
  "unknown-npc": {
    faults: [
      { [ROOMS]: [["npcs: [ferryman]", "npcs: [ferryman, ferrywoman] #!"]] },
      { [AREA]: "caps:\n  ferymann: 2 #!\n" },
      { [WORLD]: [["firstErrand: dock:ferryman", "firstErrand: dock:nobody #!"]] },
    ],
    fine: [{ [ROOMS]: [["npcs: [ferryman]", "npcs: [dock:ferryman]"]], [AREA]: "caps: { ferryman: 1 }\n" }],
  },
  "unknown-reference": {
    faults: [
      { [NPCS]: npc("mo", "  outfit:\n    - oar\n    - ore #!\n") },
      { [ITEMS]: item("pie", "  food: { effects: [fed] } #!\n") },
      { "rules/liquids.yaml": "ale:\n  name: ale\n  about: Brown.\n  effects: [drunk] #!\n" },
      { [QUESTS]: quest("oars").replace("giver: ferryman", "giver: feryman #!") },
      { [ROOMS]: [["north: shed", "north: { to: shed, when: { carries: lamp } } #!"]] },
      {
        [ROOMS]: [
          ["    south: pier", "    south: pier\n  reacts:\n    - on: enter\n      do: [{ spawn: moth }] #!"],
        ],
      },
      {
        [NPCS]: npc(
          "mo",
          "  greeting:\n    - when: { weather: drizzle } #!\n      says: Wet.\n    - says: Dry.\n",
        ),
      },
    ],
    fine: [
      {
        [ROOMS]: [
          ["north: shed", "north: { to: shed, when: { carries: dock:oar } }"],
          ["    south: pier", "    south: pier\n  reacts:\n    - { on: enter, do: [{ spawn: ferryman }] }"],
        ],
      },
    ],
  },
  "unknown-room": {
    faults: [
      { [WORLD]: [["start: dock:pier", "start: pier #!"]] },
      { [AREA]: [["recall: pier", "recall: peer #!"]] },
      { [WORLD]: "jail: dock:cell #!\n" },
    ],
    fine: [{ [AREA]: [["recall: pier", "recall: dock:shed"]] }],
  },
  "unknown-topic": {
    faults: [
      { "help/start.md": [["seeAlso: [moving]", "seeAlso: [moving, movign] #!"]] },
      { "help/moving.md": "---\nseeAlso:\n  - start\n  - basics #!\n---\nGo.\n" },
    ],
    fine: [{ "help/moving.md": "---\nseeAlso: [start]\n---\nGo.\n" }],
  },
  "unwinnable-errand": {
    faults: [
      { [NPCS]: [["item: oar", "item: post #!"]], [ROOMS]: [["  things: [post]\n", ""]] },
      {
        [ROOMS]: [["npcs: [ferryman]", "npcs: []"]],
        [WORLD]: [["firstErrand: dock:ferryman", "firstErrand: dock:ferryman #!"]],
      },
      {
        [NPCS]: npc("gull"),
        [ROOMS]: [["[ferryman]", "[ferryman, gull]"]],
        [WORLD]: [["firstErrand: dock:ferryman", "firstErrand: dock:gull #!"]],
      },
    ],
    fine: [{ [ROOMS]: [["    - penny", "    - { item: penny, count: 3 }"]] }],
  },
  "unwinnable-quest": {
    faults: [
      { [QUESTS]: quest("oars", "{ kind: kill, npc: ferryman } #!") },
      { [ITEMS]: item("pearl"), [QUESTS]: quest("oars", "{ kind: collect, item: pearl } #!") },
      { [QUESTS]: quest("oars", "{ kind: deed, deed: rang-bell, what: Ring it } #!") },
      { [QUESTS]: quest("oars").replace("  steps:", "  requires:\n    level: 99 #!\n  steps:") },
      { [QUESTS]: quest("oars").replace("  steps:", "  requires:\n    quests: [oars] #!\n  steps:") },
    ],
    fine: [
      {
        [QUESTS]: quest("oars", "{ kind: deed, deed: rang-bell, what: Ring it }"),
        [ROOMS]: [
          [
            "    south: pier",
            "    south: pier\n  reacts: [{ on: command, words: ring bell, do: [{ quest: rang-bell }] }]",
          ],
        ],
      },
    ],
  },
  "double-topic": {
    faults: [
      {
        [NPCS]: npc(
          "mo",
          "  topics: { bell: It is cracked. }\n  voice:\n    topics:\n      the sea, bell: It rings. #!\n",
        ),
      },
      { [NPCS]: npc("mo", "  voice:\n    topics:\n      bell: It rings.\n      Bell, rope: It hangs. #!\n") },
      {
        [AREA]:
          "lore:\n  - { id: flood, about: [flood], says: It came. }\n  - { id: flood, about: [sea], says: It went. } #!\n",
      },
    ],
    fine: [
      {
        [NPCS]: npc(
          "mo",
          "  topics: { bell: It is cracked. }\n  voice: { topics: { the bell: It rings. } }\n",
        ),
        [ROOMS]: [["[ferryman]", "[ferryman, mo]"]],
      },
    ],
  },
  "missing-slot": {
    faults: [
      { "rules/voice.yaml": "lines:\n  price:\n    - It is dear. #!\n" },
      { "rules/voice.yaml": "lines: { topic: [{ says: '{you}, that is long ago.' }] } #!\n" },
    ],
    fine: [
      { "rules/voice.yaml": "lines: { price: ['{price}.'], greeting: [Yes?] }\n" },
      {
        [NPCS]: npc("mo", "  voice: { says: { price: It is on the slate. } }\n"),
        [ROOMS]: [["[ferryman]", "[ferryman, mo]"]],
      },
    ],
  },
  "unknown-slot": {
    faults: [
      { "rules/voice.yaml": "lines:\n  greeting:\n    - Hello, {yuo}. #!\n" },
      { "rules/voice.yaml": "examples:\n  price:\n    - how much is {wares} #!\n" },
      { [NPCS]: npc("mo", "  voice:\n    says:\n      farewell: [Go., 'It was {price}.'] #!\n") },
      { [NPCS]: npc("mo", "  voice:\n    topics:\n      sea: 'It is {ware}.' #!\n") },
    ],
    fine: [
      {
        "rules/voice.yaml":
          "examples: { price: ['how much is {ware}'] }\nlines: { greeting: ['Good {part}[, {you}|].'] }\n",
      },
    ],
  },
  "worn-stack": {
    faults: [
      {
        "rules/slots.yaml": "head: { where: on your head }\n",
        [ITEMS]: item("hat", "  stack: true\n  wear: head #!\n"),
      },
      {
        [ITEMS]: item("knife", "  stack: true\n  weapon: { dice: 1d4, skill: knives } #!\n"),
        "rules/skills.yaml": KNIVES,
      },
    ],
    fine: [
      {
        [ITEMS]: item("dart", "  stack: true\n  weapon: { dice: 1d2, skill: knives, range: true }\n"),
        "rules/skills.yaml": KNIVES,
        [ROOMS]: [["    - penny", "    - penny\n    - dart"]],
      },
    ],
  },
} satisfies Partial<Record<FindingCode, Rows>>;
