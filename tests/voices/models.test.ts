import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fakeModelServer, type Behaviour, type FakeModelServer } from "@wyldlands/voice/testing";
import { TestServer } from "../support/server.ts";
import { withstandsAttacks } from "./attacks.suite.ts";
import { buysOnce } from "./purchase.suite.ts";
import { percentile } from "./support/measures.ts";
import { SENTENCES, voicedBy } from "./support/model-server.ts";
import { Talker, type Exchange } from "./support/talker.ts";

/** The long form: `npm run full -- voices`. All three wire formats, and more lines. */
const LONG = process.env["WYLDLANDS_LONG"] === "1";
const WIRES = LONG
  ? (["openai-compatible", "openai", "anthropic"] as const)
  : (["openai-compatible"] as const);
/** So many lines of each of three players are a round. */
const LINES = 4;
const ROUNDS = LONG ? 4 : 1;
const PEOPLE = ["Hesper", "Mother Oakum", "Clerk Vane"] as const;

const FIRST_TOKEN_MS = 600;
const TOKENS_PER_SECOND = 60;
/** The whole answer is there by then, 95 times of 100. */
const WHOLE_MS = 2_000;
/** Something is seen of who was spoken to by then. */
const FIRST_WORDS_MS = 300;
/** What our side may take of it all: parsing, guards, two commits, both processes, on a machine that does other things too. */
const OWN_MS = 500;

/** How providers fail, and within what the player has an answer all the same. */
const FAULTS: readonly (readonly [string, Behaviour])[] = [
  ["500", { fault: "500" }],
  ["hang-up", { fault: "hang-up" }],
  ["a refusal", { fault: "refusal" }],
  ["the wrong schema", { fault: "wrong-schema" }],
  ["cut JSON", { fault: "cut-json", json: { say: SENTENCES[0], acts: [], emotions: [] } }],
  ["a stream that breaks off", { fault: "cut", json: { say: SENTENCES[1], acts: [], emotions: [] } }],
  ["a stall", { fault: "stall", json: { say: SENTENCES[2], acts: [], emotions: [] } }],
  ["a slow first token", { fault: "slow-first", json: { say: SENTENCES[3], acts: [], emotions: [] } }],
  // The last: after it the provider is left alone for as long as it asks.
  ["429", { fault: "429", retryAfter: 30 }],
];

/** Those of which the answer takes as long as the world is ready to wait. */
const SLOW_FAULTS = new Set(["a stall", "a slow first token"]);

/** What no character says. */
const OUT_OF_CHARACTER =
  /can't help with that|as an ai|rate limit|error|\{|\}|"say"|tool|give_everything|undefined|null|\[object/i;

/** Milliseconds that 95 of 100 lines keep within. */
interface Figures {
  readonly lines: number;
  readonly first: number;
  readonly whole: number;
  /** Our side's part of the whole. */
  readonly own: number;
  readonly model: number;
}

function figuresOf(all: readonly Exchange[], model: number): Figures {
  const p95 = (of: (one: Exchange) => number): number => percentile(all.map(of), 0.95);
  return {
    lines: all.length,
    first: p95(({ firstMs }) => firstMs),
    whole: p95(({ wholeMs }) => wholeMs),
    own: p95(({ wholeMs }) => wholeMs - model),
    model,
  };
}

function inWords({ lines, first, whole, own, model }: Figures): string {
  const of = (value: number, target: number): string => `${value.toFixed(0)} ms (target ${target})`;
  return `${lines} lines, p95: first words ${of(first, FIRST_WORDS_MS)}, whole ${of(whole, WHOLE_MS)}, of which the model at most ${model.toFixed(0)} ms; own share ${of(own, OWN_MS)}`;
}

describe.each(WIRES)("voices by a model that speaks %s", (wire) => {
  let fake: FakeModelServer;
  let server: TestServer;
  let talkers: Talker[];
  beforeAll(async () => {
    fake = await fakeModelServer();
    // Every line is asked of the model: nothing is kept.
    server = await TestServer.start({
      env: {
        ...voicedBy(fake, wire),
        WYLDLANDS_AI__LLM__CACHE_TTL: "0",
        WYLDLANDS_GATEWAY__LIMITS__LINES_PER_SECOND: "1000",
      },
    });
    talkers = [];
    for (const name of ["Ann", "Bob", "Cid"]) talkers.push(await Talker.enter(server, name));
    const [, bob, cid] = talkers;
    await bob?.walk("east", "in");
    await cid?.walk("down", "west", "north");
  });
  afterAll(async () => {
    for (const talker of talkers) talker.close();
    await server.stop();
    await fake.close();
    server.remove();
  });

  it("are there in two seconds, the first of it in 0.3, when the model takes 0.6 to begin", async () => {
    let next = 0;
    const sent: number[] = [];
    fake.answers(() => {
      const json = { say: SENTENCES[next++ % SENTENCES.length], acts: [], emotions: [] };
      sent.push(Math.ceil(JSON.stringify(json).length / 4));
      return { json, firstMs: FIRST_TOKEN_MS, tokensPerSecond: TOKENS_PER_SECOND };
    });
    const say = (line: string): Promise<Exchange[]> =>
      Promise.all(talkers.map((talker, at) => talker.exchange(`say ${line}`, { of: PEOPLE[at] ?? "" })));
    // The first words of a world that has just been started are not what players live with: they are printed, and not measured.
    const [began] = await say("What is it like to be here?");
    process.stdout.write(`${wire}: the very first words of the world took ${began?.firstMs.toFixed(0)} ms\n`);
    let figures: Figures | undefined;
    // A machine that is busy with something else spoils a round: the long form asks that one be good.
    for (let round = 0; round < ROUNDS; round += 1) {
      const asked = fake.requests.length;
      const all: Exchange[] = [];
      for (let at = 0; at < LINES; at += 1) all.push(...(await say(QUESTIONS[round * LINES + at] ?? "")));
      // Each line was asked of the model, and the model's words were said.
      expect(fake.requests.length - asked).toBeGreaterThanOrEqual(all.length * 0.8);
      expect(all.filter(({ said }) => SENTENCES.includes(said)).length).toBeGreaterThanOrEqual(
        all.length * 0.8,
      );
      const found = figuresOf(all, FIRST_TOKEN_MS + (Math.max(...sent) / TOKENS_PER_SECOND) * 1_000);
      process.stdout.write(`${wire}: ${inWords(found)}\n`);
      if (!figures || found.whole < figures.whole) figures = found;
      // Something is seen before the model's words are there.
      for (const { firstMs, wholeMs } of all) expect(firstMs).toBeLessThan(wholeMs);
    }
    if (!LONG) return;
    expect(figures?.first).toBeLessThan(FIRST_WORDS_MS);
    expect(figures?.whole).toBeLessThan(WHOLE_MS);
    expect(figures?.own).toBeLessThan(OWN_MS);
  });

  it("are in character whatever the provider does, and keep nobody waiting", async () => {
    const [ann, bob] = talkers;
    if (!ann || !bob) throw new Error("there are no talkers");
    const told: string[] = [];
    const firsts: number[] = [];
    const looks: number[] = [];
    for (const [index, [name, behaviour]] of FAULTS.entries()) {
      fake.answers(() => behaviour);
      const asked = fake.requests.length;
      const answer = ann.exchange(`say ${FAULTY[index]}`, { of: "Hesper" });
      // Meanwhile the world goes on for everybody else.
      const began = performance.now();
      await bob.until("look", /^Exits: /);
      const lookMs = performance.now() - began;
      const { said, firstMs, wholeMs } = await answer;
      told.push(`${name} ${wholeMs.toFixed(0)} ms`);
      expect(fake.requests.length - asked, name).toBe(1);
      expect(said, name).not.toBe("");
      expect(said, name).not.toMatch(OUT_OF_CHARACTER);
      firsts.push(firstMs);
      looks.push(lookMs);
      if (!SLOW_FAULTS.has(name)) continue;
      // What waits for a provider waits alone, and not in silence.
      expect(lookMs, name).toBeLessThan(wholeMs);
      expect(firstMs, name).toBeLessThan(wholeMs);
    }
    const middle = (all: readonly number[]): string => `${percentile(all, 0.5).toFixed(0)} ms`;
    process.stdout.write(
      `${wire} with faults: ${told.join(", ")}; in the middle, first words ${middle(firsts)}, a look of somebody else ${middle(looks)}\n`,
    );
  });

  it("held up no turn while a model was asked", async () => {
    const text = await (await fetch(`${server.httpUrl}/metrics`)).text();
    const within = (bound: string): number => {
      const name = `wyldlands_world_turn_seconds_bucket{le="${bound}"} `;
      return Number(
        text
          .split("\n")
          .find((line) => line.startsWith(name))
          ?.slice(name.length),
      );
    };
    expect(within("+Inf")).toBeGreaterThan(50);
    // Each turn that waited for a model would have taken 0.6 s at the least; a busy machine makes some long all the same.
    expect(within("+Inf") - within("0.25")).toBeLessThan(fake.requests.length / 2);
    expect(server.output).not.toContain("a key that must not be seen");
    expect(talkers.flatMap(({ log }) => log).join("\n")).not.toContain("a key that must not be seen");
  });

  if (wire === WIRES[0]) {
    buysOnce(() => ({ fake, server }));
    // Ends the server.
    withstandsAttacks(() => ({ fake, server }));
  }
});

const QUESTIONS = [
  "How did you come to this work?",
  "What was the worst winter you remember?",
  "Do you believe what they say about the seventh bell?",
  "What would you change here if you could?",
  "Who do you miss?",
  "What do you dream about?",
  "Is there a song you like?",
  "What makes you angry?",
  "Tell me about your mother.",
  "What is the strangest thing the sea brought you?",
  "Do you ever want to leave?",
  "What is the best part of your day?",
  "Whom would you trust with your life?",
  "What did you want to be as a child?",
  "What frightens you?",
  "When did you last laugh?",
  "What have you lost that you would like back?",
  "What do people get wrong about you?",
  "What smells of home?",
  "Would you do it all again?",
] as const;

const FAULTY = [
  "What keeps you awake at night?",
  "What is the oldest thing you own?",
  "Did you ever tell a lie that mattered?",
  "Which of your neighbours is the kindest?",
  "What do you think happens when we drown?",
  "Where would you go if you had a boat?",
  "Which sound do you like best?",
  "What was your first day here like?",
  "What should I be afraid of?",
] as const;
