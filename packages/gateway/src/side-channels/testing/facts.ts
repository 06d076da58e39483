import type { EffectTopic, Topics } from "@wyldlands/protocol";

/** What the world says of a character that stands on the quay with Bo and a gull, and carries coins. */
export const onTheQuay = {
  character: { id: "c1", name: "Ann" },
  room: {
    id: "harbor:quay",
    name: "The Salt Quay",
    area: "The Harbour",
    exits: { north: "market:steps", southwest: "harbor:pier", in: "harbor:inn" },
    details: ["bell"],
  },
  roomItems: {
    room: "harbor:quay",
    items: [
      { id: "t1", name: "a tin mug", count: 1 },
      { id: "t2", name: "the bronze bell", count: 1, fixed: true },
    ],
  },
  roomPlayers: {
    room: "harbor:quay",
    players: [
      { id: "n1", name: "a gull", kind: "npc" },
      { id: "c1", name: "Ann", kind: "player" },
      { id: "c2", name: "Bo", kind: "player" },
    ],
  },
  inventory: { items: [{ id: "i1", name: "ten copper pennies", count: 10 }] },
  prompt: { text: "> " },
  echo: { on: true },
} satisfies Partial<Topics>;

/** How she fares: hurt, in a fight, warded and poisoned. */
export const inBody = {
  vitals: {
    health: { left: 18, most: 30 },
    mana: { left: 9, most: 9 },
    stamina: { left: 20, most: 24 },
  },
  status: {
    level: 2,
    experience: 450,
    next: 1_000,
    lessons: 1,
    folk: "human",
    calling: "fisher",
    position: "fighting",
    gold: 10,
    foe: { id: "n1", name: "a gull", health: 40 },
  },
  skills: {
    skills: [
      { id: "tide", name: "Tide", kind: "spell", rank: 12, word: "new to it", about: "Calls the sea." },
      { id: "knives", name: "knives", kind: "weapon", rank: 40, word: "able", about: "Short blades." },
    ],
  },
  effects: {
    effects: [
      { id: "ward", name: "warded", harmful: false, does: "armour +2", cure: "magic", left: 60 },
      { id: "venom", name: "poisoned", harmful: true, does: "poisoned", cure: "poison", left: 30 },
    ],
  },
} satisfies Partial<Topics>;

/** What is on her when all of that has ended, and the like began. */
export const OTHER_EFFECTS: EffectTopic[] = [
  { id: "haste", name: "quick", harmful: false, does: "speed +1", cure: "magic", left: 20 },
  { id: "cold", name: "chilled (2)", harmful: true, does: "dexterity -2", left: 90 },
];

/** With whom she goes, what she has taken on, where she listens, what she trades, and a letter. */
export const inCompany = {
  group: {
    leader: "c2",
    members: [
      { id: "c2", name: "Bo", level: 4, here: true, health: 50, mana: 100, stamina: 75 },
      { id: "c1", name: "Ann", level: 2, here: true, health: 60, mana: 100, stamina: 84 },
    ],
  },
  quests: {
    quests: [
      {
        id: "harbor:rats",
        name: "Rats in the Rope",
        step: "Kill three rats: 1 of 3.",
        objectives: [{ text: "Kill three rats", have: 1, need: 3 }],
        ready: false,
      },
    ],
  },
  channels: {
    channels: [
      { id: "gossip", name: "Gossip", caption: "Anything.", on: true },
      { id: "market", name: "Market", caption: "Wares.", on: false },
    ],
  },
  trade: {
    revision: 3,
    with: { id: "c2", name: "Bo" },
    mine: { items: [{ id: "i2", name: "two ropes", count: 2 }], coins: 0, agreed: true },
    theirs: { items: [], coins: 12, agreed: false },
  },
  mail: { unread: 2 },
} satisfies Partial<Topics>;
