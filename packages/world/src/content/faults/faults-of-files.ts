import { ABSENT } from "../content-fixture.ts";
import type { FindingCode } from "../findings.ts";
import { AREA, item, ITEMS, npc, NPCS, ROOMS, WORLD, type Rows } from "./fault-rows.ts";

/** Faults that keep a game from loading: what is wrong in one file by itself. Where `#!` stands, it is found. */
export const FAULTS_OF_FILES = {
  "bad-help-head": {
    faults: [
      { "help/moving.md": "---\naliases: []\nType a direction.\n", at: "help/moving.md:1" },
      { "help/knots.md": "---\naliases: [knot]\n--\nTie them.\n", at: "help/knots.md:1" },
    ],
    fine: [{ "help/moving.md": "---\naliases: [go]\n---\nType --- a direction.\n---\nAnd go.\n" }],
  },
  "bad-keyword": {
    faults: [
      { [ROOMS]: [["planks:", "new planks: Odd. #!\n    planks:"]] },
      { [ROOMS]: [["planks: One", "plank, loose plank: Odd. #!\n    planks: One"]] },
    ],
    fine: [{ [ROOMS]: [["planks: One", "tar-black, plank: Odd.\n    planks: One"]] }],
  },
  "bad-markup": {
    faults: [
      { [ROOMS]: [["look: Oars along the wall.", "look: Oars <itm>along</itm> the wall. #!"]] },
      { "help/moving.md": "Type\n<command>north.\n", at: "help/moving.md:2" },
      { "screens/welcome.txt": "Hello\nsay <text>\n", at: "screens/welcome.txt:2" },
    ],
    fine: [{ [ROOMS]: [["look: Oars along", "look: Oars -> <hint>along</hint>"]] }],
  },
  "bad-slug": {
    faults: [
      { [ITEMS]: item("Net").replace("Net:", "Net: #!") },
      { [ITEMS]: item("fish_net").replace(":", ": #!") },
      { "areas/The Isle/area.yaml": "name: Isle\nrecall: dock:pier\n", at: "areas/The Isle:1" },
    ],
    fine: [{ [ITEMS]: item("net-2"), [ROOMS]: [["    - penny", "    - penny\n    - net-2"]] }],
  },
  "bad-value": {
    faults: [
      { [NPCS]: npc("mo", "  voice: { traits: { brave: 2 } } #!\n") },
      { [NPCS]: npc("mo", "  voice:\n    style:\n      openers: [Well] #!\n") },
      { "rules/voice.yaml": "lines:\n  greeting:\n    - Hello[, you #!\n" },
      { [AREA]: "lore:\n  - id: flood\n    about: [sea]\n    says: It came.\n    secret: 3 #!\n" },
      { [ITEMS]: [["weight: 2000", "weight: heavy #!"]] },
      {
        [ROOMS]: [
          ["count: 2, respawn", "count: 0, respawn"],
          ["respawn: 30 }", "respawn: 30 } #!"],
        ],
      },
      { "rules/levels.yaml": "experience: [0, 10, 10] #!\n" },
      { [ROOMS]: [["  exits:\n    south", "  states: [{ when: {}, adds: Rain. }] #!\n  exits:\n    south"]] },
      {
        [NPCS]:
          "  reacts:\n    - on: timer\n      every: 9\n      when: { level: 3 } #!\n      do: [{ echo: Tick. }]\n",
      },
      { [NPCS]: "  reacts:\n    - on: enter\n      do:\n        - say: Hello {to}. #!\n" },
    ],
    fine: [
      {
        [ROOMS]: [
          [
            "    south: pier",
            "    south: pier\n  states: [{ when: { hours: { from: 8, to: dusk } }, adds: Rain. }]",
          ],
        ],
        [NPCS]:
          "  reacts:\n    - { on: enter, when: { level: [1, 3] }, do: [{ say: 'Hello {actor}.' }, { wait: 2 }, { tell: Bye. }] }\n    - { on: timer, every: 9, do: [{ echo: Tick. }] }\n",
      },
    ],
  },
  "bad-was": {
    faults: [
      { [ITEMS]: [["oar:\n", "oar:\n  was: post #!\n"]] },
      { [ROOMS]: [["shed:\n  name", "shed:\n  was: [barn, dock:shed] #!\n  name"]] },
      {
        [ITEMS]: [
          ["oar:\n", "oar:\n  was: log\n"],
          ["post:\n", "post:\n  was: log #!\n"],
        ],
      },
    ],
    fine: [{ [ITEMS]: [["oar:\n", "oar:\n  was: [log, isle:oar]\n"]], [AREA]: "was: harbor\n" }],
  },
  "bad-yaml": {
    faults: [
      { [ROOMS]: [["look: Oars along", "look: Oars: along"]], at: `${ROOMS}:12` },
      { [NPCS]: [["  look: Patient.", "\tlook: Patient."]], at: `${NPCS}:5` },
      { [NPCS]: [["look: Patient.", "look: *same"]], at: `${NPCS}:5` },
    ],
    fine: [{ [ROOMS]: [["Oars along the wall.", "'Oars: along the wall. # 3 *'"]] }],
  },
  "control-character": {
    faults: [
      { "screens/greeting.txt": "Hello\n\u001b[2J\n", at: "screens/greeting.txt:2" },
      { [ROOMS]: [["Oars along", "Oars\u0007 along"]], at: `${ROOMS}:12` },
    ],
    fine: [{ "screens/greeting.txt": "Hello\tthere – très\r\n" }],
  },
  "duplicate-detail": {
    faults: [
      { [ROOMS]: [["rest.\n", "rest.\n    planks: All the same. #!\n"]] },
      { [ROOMS]: [["rest.\n", "rest.\n    water, Planks: Green. #!\n"]] },
    ],
    fine: [{ [ROOMS]: [["wall.", "wall.\n  details: { planks: Old ones. }"]] }],
  },
  "duplicate-key": {
    faults: [
      { [ITEMS]: [["look: Oak.", "look: Oak.\n  look: Elm. #!"]] },
      { [NPCS]: [["    reward: 2", "    reward: 2\n    reward: 3 #!"]] },
    ],
    fine: [{ [ITEMS]: [["look: Oak.", "look: Oak.\n  also: [look]"]] }],
  },
  "duplicate-slug": {
    faults: [
      { [ITEMS]: item("oar").replace("oar:", "oar: #!") },
      { "areas/dock/items/more.yaml": item("post"), at: `${ITEMS}:14` },
    ],
    fine: [{ [NPCS]: npc("oar"), [ROOMS]: [["[ferryman]", "[ferryman, oar]"]] }],
  },
  "empty-folder": {
    faults: [{ whole: {} }, { whole: { ".hidden": "x", "rooms.yaml~": "y" } }].map((one) => ({
      ...one,
      at: ".:1",
    })),
    fine: [{}],
  },
  "no-folder": {
    faults: [{ inside: "nowhere" }, { inside: "world.yaml" }].map((one) => ({ ...one, at: ".:1" })),
    fine: [{}],
  },
  "empty-topic": {
    faults: [
      { "help/moving.md": "---\naliases: [go]\n---\n\n", at: "help/moving.md:1" },
      { "help/moving.md": "\n  \n", at: "help/moving.md:1" },
    ],
    fine: [{ "help/moving.md": "---\naliases: [go]\n---\nGo.\n" }],
  },
  "missing-key": {
    faults: [
      {
        [ITEMS]: [
          ["  weight: 2000\n", ""],
          ["oar:\n", "oar: #!\n"],
        ],
      },
      {
        [NPCS]: [
          ["    thanks: Joss nods.\n", ""],
          ["  errand:", "  errand: #!"],
        ],
      },
      { [WORLD]: [["coin: dock:penny\n", ""]], at: `${WORLD}:1` },
    ],
    fine: [
      {
        [ITEMS]: item("rock").replace("weight: 9", "fixed: It is a rock."),
        [ROOMS]: [["[post]", "[post, rock]"]],
      },
    ],
  },
  "missing-screen": {
    faults: [
      { "screens/greeting.txt": ABSENT, at: "screens/greeting.txt:1" },
      { "screens/welcome.txt": ABSENT, at: "screens/welcome.txt:1" },
    ],
    fine: [{ "screens/motd.txt": "Fish.\n" }],
  },
  "mute-art": {
    faults: [
      { "screens/greeting.txt": "<art>\n/\\\n</art>\n", at: "screens/greeting.txt:1" },
      { [ROOMS]: [["look: Oars along the wall.", "look: Oars <art>|</art> along the wall. #!"]] },
    ],
    fine: [{ "screens/greeting.txt": "<art>\n/\\\n</art><aloud>A roof.</aloud>\n" }],
  },
  "not-found": {
    faults: [
      { [WORLD]: ABSENT, at: `${WORLD}:1` },
      { "areas/isle/rooms.yaml": "beach: { name: Beach, look: Sand. }\n", at: "areas/isle/area.yaml:1" },
    ],
    fine: [{ "areas/isle/area.yaml": "name: Isle\nrecall: dock:pier\n" }],
  },
  "not-utf-8": {
    faults: [
      { [ROOMS]: Buffer.from("pier:\n  name: Caf\u00e9\n", "latin1"), at: `${ROOMS}:2` },
      { "help/moving.md": Buffer.from([0x41, 0x0a, 0x0a, 0xff]), at: "help/moving.md:3" },
    ],
    fine: [{ [ROOMS]: [["The Pier", "The Café Pier"]] }],
  },
  "unknown-file": {
    faults: [
      { "areas/notes.txt": "later", at: "areas/notes.txt:1" },
      { "areas/dock/rooms/notes.txt": "later", at: "areas/dock/rooms/notes.txt:1" },
      { "areas/dock/romms.yaml": "{}\n", at: "areas/dock/romms.yaml:1" },
    ],
    fine: [
      { "areas/dock/.notes.txt": "later", "areas/dock/rooms.yaml~": "old", "notes/dock.md": "Later.\n" },
    ],
  },
  "unknown-key": {
    faults: [
      { [NPCS]: npc("mo", "  voice:\n    traits:\n      freindly: 0.5 #!\n") },
      { "rules/voice.yaml": "examples:\n  greting: [hello] #!\n" },
      { "rules/voice.yaml": "lines:\n  greetings: [Hello.] #!\n" },
      { [ROOMS]: [["look: Planks over green water.", "look: Planks over green water.\n  mood: grim #!"]] },
      { [NPCS]: [["    reward: 2", "    reward: 2\n    prize: 3 #!"]] },
      { "help/start.md": [["seeAlso: [moving]", "seealso: [moving] #!"]] },
    ],
    fine: [{ [ROOMS]: [["planks: One", "mood: It is a plank.\n    planks: One"]] }],
  },
} satisfies Partial<Record<FindingCode, Rows>>;
