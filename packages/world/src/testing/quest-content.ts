import { Body, Natural, SmallTalk, Usable } from "../components/index.ts";
import { buildQuest } from "../content/build-quests.ts";
import type { Authored } from "../content/draft.ts";
import { questSchema, type AuthoredQuest } from "../content/quest-schema.ts";
import type { Content } from "../content/types.ts";
import { rulesSchema } from "../rules/schemas.ts";
import { arenaContent } from "./arena-content.ts";

/** What an author writes of a quest of the island. */
export type WrittenQuest = Record<string, unknown>;

/** The island with quests: Marn on the pier gives them; Orla sits in the hut; a horn and a crate can be had. */
export function questContent(quests: Readonly<Record<string, WrittenQuest>> = QUESTS): Content {
  const content = arenaContent();
  const items = new Map(content.items);
  const thing = (slug: string, name: string, weight: number, inits: ReturnType<typeof Usable>[] = []): void =>
    void items.set(`isle:${slug}`, {
      id: `isle:${slug}`,
      name,
      keywords: name.split(" ").slice(1),
      ground: `${name} lies here.`,
      look: "Old.",
      weight,
      stack: false,
      inits,
    });
  thing("horn", "a fog horn", 300, [Usable({ handler: "sound", data: {} })]);
  thing("parcel", "a tarred parcel", 200);
  thing("crate", "an iron crate", 900_000);
  const npcs = new Map(content.npcs);
  const person = (slug: string, name: string, more: object = {}): void =>
    void npcs.set(`isle:${slug}`, {
      id: `isle:${slug}`,
      name,
      keywords: name.toLowerCase().replace(/^an? /, "").split(" "),
      ground: `${name} is here.`,
      look: "A face.",
      ...more,
    });
  person("orla", "Orla", {
    inits: [
      SmallTalk({
        greeting: [{ says: "Mind the draught." }],
        topics: { fog: [{ says: "It comes and it goes." }] },
      }),
    ],
  });
  person("lamb", "a lost lamb", {
    inits: [Body({ folk: "beast", level: 1, attributes: {} }), Natural({ modifiers: {}, strikes: 1 })],
  });
  const rooms = new Map(content.rooms);
  const put = (slug: string, more: object): void => {
    const room = rooms.get(`isle:${slug}`);
    if (room) rooms.set(room.id, { ...room, ...more });
  };
  put("hut", { npcs: ["isle:orla"] });
  put("beach", { npcs: [], things: [{ item: "isle:shell", count: 8 }] });
  const { folk, skills, effects } = content.rules ?? rulesSchema.parse({});
  const rules = rulesSchema.parse({ achievements: ACHIEVEMENTS });
  const built = Object.entries(quests).map(([slug, raw]) => {
    const authored = { id: `isle:${slug}`, area: "isle", value: questSchema.parse(raw) };
    return buildQuest(authored as Authored<AuthoredQuest>);
  });
  return {
    ...content,
    items,
    npcs,
    rooms,
    rules: { ...rules, folk, skills, effects },
    quests: new Map(built.map((quest) => [quest.id, quest])),
  };
}

const ACHIEVEMENTS = {
  walker: { name: "Walker", about: "Three rooms of the isle.", counts: "room", of: ["isle"], need: 3 },
  miteslayer: {
    name: "Mite-slayer",
    about: "Two mites.",
    counts: "kill",
    of: ["isle:mite"],
    need: 2,
    title: "the Mite-slayer",
  },
  helper: { name: "Helper", about: "One quest.", counts: "quest", need: 1 },
};

const base = { giver: "marn", offer: "Will you?", done: "Good." };

/** One of each kind, and of each thing that a quest can be besides. */
export const QUESTS: Readonly<Record<string, WrittenQuest>> = {
  mites: {
    ...base,
    name: "Dust and Mites",
    accept: "Two of them.",
    remind: "Are they dead?",
    share: true,
    steps: [{ next: "They breed anywhere.", objectives: [{ kind: "kill", npc: "mite", count: 2 }] }],
    rewards: { coins: 40, experience: 60, things: ["rope"], regard: { marn: 0.2 }, skills: { clubs: 5 } },
  },
  shells: {
    ...base,
    name: "Shells",
    requires: { quests: ["mites"] },
    repeat: "daily",
    steps: [{ objectives: [{ kind: "collect", item: "shell", count: 3 }] }],
    rewards: { coins: 5 },
  },
  parcel: {
    ...base,
    name: "The Tarred Parcel",
    requires: { quests: ["shells"] },
    ender: "orla",
    gives: ["parcel"],
    steps: [
      { objectives: [{ kind: "deliver", item: "parcel", npc: "orla", says: "From him? Open it." }] },
      {
        next: "Orla knows more.",
        objectives: [{ kind: "talk", npc: "orla", about: "fog", says: "It is in the parcel." }],
      },
    ],
    rewards: { choose: ["hat", "crate"] },
  },
  mercy: {
    ...base,
    name: "A Thief Found",
    requires: { level: 1 },
    steps: [
      { objectives: [{ kind: "explore", room: "beach", says: "{to} finds a footprint." }] },
      {
        choose: {
          tell: {
            means: "tell Marn",
            objectives: [{ kind: "talk", npc: "marn", says: "So it was him." }],
            rewards: { coins: 9 },
          },
          hush: { means: "say nothing", done: "Nothing? Well." },
        },
      },
    ],
  },
  lamb: {
    ...base,
    name: "Lost Lamb",
    fail: "Poor thing.",
    seconds: 60,
    repeat: 30,
    steps: [{ objectives: [{ kind: "escort", npc: "lamb", room: "hut", says: "{to} brings it home." }] }],
    rewards: { coins: 3 },
  },
  horn: {
    ...base,
    name: "Sound the Horn",
    ender: "nobody",
    requires: { item: "horn" },
    steps: [
      { objectives: [{ kind: "use-on", item: "horn", on: "bollard", room: "pier", says: "It hums." }] },
    ],
    rewards: { experience: 10 },
  },
  late: {
    ...base,
    name: "Too Late",
    requires: { level: 4 },
    steps: [{ objectives: [{ kind: "explore", room: "pit" }] }],
  },
};
