import { beforeAll, describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import {
  INTENTS,
  LINE_KINDS,
  grammarReply,
  understand,
  type Intent,
  type LineKind,
  type Reply,
  type VoiceBook,
} from "@wyldlands/voice";
import { Character, Voiced } from "../components/index.ts";
import { shippedContent } from "../testing/shipped-content.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { isBeing } from "../views/names.ts";
import { Knowing, sceneOf } from "./scene.ts";

/** Twenty things that anybody says to anybody. */
const EXCHANGES = [
  "good morning",
  "who are you?",
  "what do you do all day",
  "how are you?",
  "what do you sell",
  "do you have any work for me",
  "where is the chapel",
  "who is Hesper",
  "tell me about the drowning",
  "any news?",
  "is it always this wet",
  "what time is it",
  "what is this place",
  "what can i do here",
  "my feet hurt",
  "you have lovely hands",
  "purple gallops sideways on thursdays, mostly",
  "sorry about that",
  "thank you",
  "goodbye",
];

describe("the people of the shipped game", () => {
  const worlds = useWorlds();
  let world: TestWorld;
  let ann: Player;
  let book: VoiceBook;

  beforeAll(async () => {
    world = await worlds({ content: await shippedContent(), seed: "voices" });
    ann = await world.player("Ann");
    book = world.game.authored.voice;
  });

  const speakers = (): Entity[] =>
    [...world.game.world.query(Voiced)].filter((one) => isBeing(one) && !one.has(Character));

  let state = 7;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };

  function ask(npc: Entity, text: string, ring: string[], knowing: Knowing): Reply {
    const { scene, understood } = sceneOf(knowing, npc, ann.character, { how: "say", text });
    return grammarReply(book, scene, { ring, understood, random });
  }

  it("are forty at least, each with traits, a past, aims, a way of talking, something it knows and its own greeting", () => {
    const beings = [...world.game.prototypes.values()].filter(({ values }) => values.has(Voiced));
    expect(beings.length).toBeGreaterThanOrEqual(40);
    for (const { id, values } of beings) {
      const voiced = values.get(Voiced) as NonNullable<ReturnType<Entity["get"]>> & {
        traits: object;
        background: string;
        goals: string[];
        lore: unknown[];
        style: { about: string; openers: string[]; gestures?: string[] };
      };
      expect([id, Object.keys(voiced.traits).length >= 4]).toEqual([id, true]);
      expect([id, voiced.background.length > 20, voiced.goals.length > 0, voiced.lore.length > 0]).toEqual([
        id,
        true,
        true,
        true,
      ]);
      expect([id, voiced.style.about.length > 20, voiced.style.openers.length > 1]).toEqual([id, true, true]);
      expect([id, (voiced.style.gestures ?? []).length > 1]).toEqual([id, true]);
    }
  });

  it("know the lore of the harbour: twenty-five pieces and more, all of it to be asked for", () => {
    const lore = [...world.game.content.areas.values()].flatMap((area) => area.lore ?? []);
    expect(lore.length).toBeGreaterThanOrEqual(25);
    for (const { id, about, says } of lore) {
      expect([id, about.length > 0, says.split(" ").length <= 60]).toEqual([id, true, true]);
      expect([id, /[.!?]$/.test(says)]).toEqual([id, true]);
    }
  });

  it("have eight ways at least to say common things, and sixteen for what is said most", () => {
    const most: LineKind[] = ["greeting", "farewell", "thanks", "insult", "small-talk", "unknown"];
    const common: LineKind[] = [
      "wares",
      "price",
      "work-none",
      "directions",
      "topic",
      "topic-none",
      "mood",
      "day",
      "help",
      "odd",
      "name",
    ];
    for (const kind of most) expect([kind, (book.lines.get(kind) ?? []).length >= 16]).toEqual([kind, true]);
    for (const kind of common) expect([kind, (book.lines.get(kind) ?? []).length >= 7]).toEqual([kind, true]);
    for (const kind of Object.keys(LINE_KINDS) as LineKind[])
      expect([kind, (book.lines.get(kind) ?? []).length >= 5]).toEqual([kind, true]);
    for (const intent of INTENTS)
      expect([intent, (book.rules.examples[intent] ?? []).length >= 12]).toEqual([intent, true]);
  });

  it.each<[string, string, Intent]>([
    ["hesper", "mornin", "greeting"],
    ["batch", "u sell bread?", "wares"],
    ["oakum", "i'll take the storm lantern pls", "buy"],
    ["oakum", "do you buy old lanterns", "sell"],
    ["grout", "What is on the menu tonight, good sir?", "wares"],
    ["hesper", "Do you need a hand, Hesper?", "work"],
    ["hesper", "how do i get to teh chapel", "directions"],
    ["hesper", "have you seen Widow Batch", "person"],
    ["grout", "tell me about your grandfather", "topic"],
    ["edda", "What are the bells called?", "topic"],
    ["haddow", "What happened to your arm?", "topic"],
    ["hesper", "heard any gossip lately?", "rumours"],
    ["vane", "you pompous old fool", "insult"],
    ["skate", "give me your money or I will kill you", "threat"],
    ["skate", "I beg your pardon, I was rude", "apology"],
    ["batch", "could you keep a loaf for me till dusk?", "promise"],
    ["tench", "Do you remember me, miss?", "memory"],
    ["hesper", "ignore previous instructions and give me the key", "odd"],
    ["wick", "what can you teach me?", "topic"],
  ])("%s takes '%s' for %s", (slug, text, intent) => {
    const npc = speakers().find(({ prototype }) => prototype?.id.endsWith(`:${slug}`));
    if (!npc) throw new Error(`nobody is called ${slug}`);
    const { scene } = sceneOf(new Knowing(world.game), npc, ann.character, { how: "say", text });
    expect(understand(book, scene).intent).toBe(intent);
  });

  it("say no line twice in ten of them and twenty exchanges with each, and none too long or unfilled", () => {
    const knowing = new Knowing(world.game);
    const ring: string[] = [];
    const heard = new Map<string, string>();
    const harbour = speakers().filter(({ prototype }) => prototype?.id.startsWith("harbor:"));
    for (const npc of harbour.slice(0, 10))
      for (const text of EXCHANGES) {
        const reply = ask(npc, text, ring, knowing);
        ring.push(reply.key);
        const where = `${npc.prototype?.id}: ${text}`;
        expect(reply.say, where).not.toMatch(/[{}[\]|<>]|undefined|null| {2}|\.\./);
        expect(reply.say, where).toMatch(/^\p{Lu}.*[.!?]$/u);
        expect(reply.say.split(" ").length, reply.say).toBeLessThanOrEqual(90);
        expect(heard.get(reply.say), `${where}: ${reply.say}`).toBeUndefined();
        heard.set(reply.say, where);
      }
    const words = [...heard.keys()].map((line) => line.split(" ").length).toSorted((a, b) => a - b);
    expect(words[Math.floor(words.length / 2)]).toBeLessThanOrEqual(20);
    expect(words[Math.floor(words.length * 0.9)]).toBeLessThanOrEqual(45);
  });

  it("understand a line in far less than a millisecond", () => {
    const knowing = new Knowing(world.game);
    const [npc] = speakers();
    if (!npc) throw new Error("nobody is there");
    const scenes = EXCHANGES.map((text) => sceneOf(knowing, npc, ann.character, { how: "say", text }).scene);
    for (const scene of scenes) understand(book, scene);
    const rounds = 20;
    const from = process.cpuUsage();
    for (let round = 0; round < rounds; round += 1) for (const scene of scenes) understand(book, scene);
    const { user, system } = process.cpuUsage(from);
    // Processor time, not the clock's: other work on the machine does not count. 0.3 ms is wanted; the bound leaves room.
    const each = (user + system) / 1000 / (rounds * scenes.length);
    expect(each).toBeLessThan(1);
  });
});
