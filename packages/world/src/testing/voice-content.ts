import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { ComponentInit } from "@wyldlands/ecs";
import { Body, ItemKind, Natural, Shop, SmallTalk, Temper, Voiced } from "../components/index.ts";
import { buildQuest } from "../content/build-quests.ts";
import type { Authored } from "../content/draft.ts";
import { questSchema, type AuthoredQuest } from "../content/quest-schema.ts";
import type { Content, ItemPrototype, NpcPrototype, RoomPrototype } from "../content/types.ts";
import { rulesSchema, type Rules } from "../rules/schemas.ts";
import { frozen } from "./made-once.ts";
import { smallContent } from "./small-content.ts";

const WRITTEN = join(import.meta.dirname, "../../../../content/rules");

/** The rules that ship, as far as talk goes by them: read once, for all tests of this process. */
let spoken: Rules | undefined;
function spokenRules(): Rules {
  return (spoken ??= frozen(readRules()));
}

function readRules(): Rules {
  const read = (name: string): unknown => parse(readFileSync(join(WRITTEN, `${name}.yaml`), "utf8"));
  return rulesSchema.parse({ voice: read("voice"), socials: read("socials"), folk: read("folk") });
}

/** What of an author's `voice` part a test says of an npc. */
export interface WrittenVoice {
  traits?: Record<string, number>;
  background?: string;
  mode?: "goap_only" | "llm_only" | "hybrid" | "adaptive";
}

/**
 * The island with people who talk: in the hut Orla, who keeps the shop, and Bram beside her; on the beach Cate, alone. Rooms lead from
 * the pier to all of them. Orla has work to give.
 */
export function voiceContent(
  voices: Readonly<Record<string, WrittenVoice>> = {},
  more: readonly NpcPrototype[] = [],
  hours?: { from: number; to: number },
): Content {
  const small = smallContent();
  const person = (
    slug: string,
    name: string,
    calling: string,
    inits: readonly ComponentInit[] = [],
  ): NpcPrototype => ({
    id: `isle:${slug}`,
    name,
    keywords: [slug, calling],
    ground: `${name} is here.`,
    look: "A face with weather in it.",
    respawn: 60,
    inits: [
      Body({ folk: "human", level: 3, attributes: {} }),
      Temper({ attacks: "nobody", helps: false, flees: 0 }),
      voicedAs(calling, voices[slug]),
      ...inits,
    ],
  });
  const npcs = [
    person("orla", "Orla", "chandler", [
      Shop({
        sells: [
          { item: "isle:mead", most: 3, restock: 600, price: 3 },
          { item: "isle:lamp", most: 2, restock: 600, price: 12 },
        ],
        buys: ["light"],
        share: 0.5,
        mends: [],
        till: 40,
        ...(hours && { hours }),
        words: {},
      }),
    ]),
    person("bram", "Bram", "ropemaker", [
      SmallTalk({
        greeting: [{ says: "Mind the rope." }],
        topics: { fog: [{ says: "It comes and it goes." }] },
      }),
    ]),
    person("cate", "Cate", "fisher"),
    {
      ...person("dog", "a brown dog", "dog"),
      inits: [Body({ folk: "beast", level: 1, attributes: {} }), Natural({ modifiers: {}, strikes: 1 })],
    },
    ...more,
  ];
  const rooms = new Map(small.rooms);
  const put = (slug: string, change: Partial<RoomPrototype>): void => {
    const room = rooms.get(`isle:${slug}`);
    if (room) rooms.set(room.id, { ...room, ...change });
  };
  put("pier", { npcs: [], things: [] });
  put("hut", { npcs: ["isle:orla", "isle:bram"] });
  put("beach", { npcs: ["isle:cate", "isle:dog"], things: [] });
  const quests = [quest("crab-pots", WORK)];
  return {
    ...small,
    rooms,
    items: new Map([...small.items, ...[MEAD, LAMP].map((one) => [one.id, one] as const)]),
    npcs: new Map([...small.npcs, ...npcs.map((one) => [one.id, one] as const)]),
    quests: new Map(quests.map((one) => [one.id, one])),
    rules: spokenRules(),
  };
}

/** Work that Orla has. */
const WORK = {
  name: "Crab Pots",
  giver: "orla",
  offer: "Three of my pots lie on the beach. Bring me white shells for ballast, four of them.",
  accept: "Round ones, mind.",
  decline: "Then they lie.",
  remind: "I see no shells.",
  done: "Four, and all round.",
  steps: [{ next: "Shells lie on the beach.", objectives: [{ kind: "collect", item: "shell", count: 4 }] }],
  rewards: { coins: 5 },
};

function quest(slug: string, raw: unknown): ReturnType<typeof buildQuest> {
  const authored = { id: `isle:${slug}`, area: "isle", value: questSchema.parse(raw) };
  return buildQuest(authored as Authored<AuthoredQuest>);
}

function ware(slug: string, name: string, kind: "drink" | "light", worth: number): ItemPrototype {
  return {
    id: `isle:${slug}`,
    name,
    keywords: name.split(" ").slice(1),
    ground: `There is ${name} here.`,
    look: "Plain.",
    weight: 100,
    stack: false,
    inits: [ItemKind({ kind, size: "small", worth, level: 1 })],
  };
}

const MEAD = ware("mead", "a mug of mead", "drink", 3);
const LAMP = ware("lamp", "a tin lamp", "light", 12);

function voicedAs(calling: string, { traits = {}, background = "", mode }: WrittenVoice = {}): ComponentInit {
  return Voiced({
    calling,
    traits,
    background,
    goals: [],
    style: { about: "", address: {}, openers: [], closers: [], terse: false },
    lore: [],
    says: [],
    ...(mode && { mode }),
  });
}
