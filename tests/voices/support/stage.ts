import type { Entity } from "@wyldlands/ecs";
import { plainText } from "@wyldlands/protocol";
import type { Reply } from "@wyldlands/voice";
import { ContainedIn, Name } from "../../../packages/world/src/components/index.ts";
import type { Content } from "../../../packages/world/src/content/types.ts";
import { shippedContent } from "../../../packages/world/src/testing/shipped-content.ts";
import {
  TestWorld,
  type Player,
  type TestWorldOptions,
} from "../../../packages/world/src/testing/test-world.ts";
import { isBeing } from "../../../packages/world/src/views/names.ts";
import type { TestSpeech } from "./speech.ts";
import { hasVoice } from "../../../packages/world/src/voices/speakers.ts";

/** What came of a line. */
export interface Answer {
  /** Everything that the speaker read, but for the echo of the own words. */
  readonly read: string;
  /** The npc's words alone, without the name and the quotes. */
  readonly spoken: readonly string[];
  /** As it came, with markup. */
  readonly markup: string;
  /** As it was found; undefined: something else of the world answered, or nobody. */
  readonly reply: Reply | undefined;
  /** Milliseconds from the line until it was answered and stored. */
  readonly tookMs: number;
}

/** How a line is brought to an npc. */
export interface Spoken {
  readonly how?: "say" | "tell" | "ask" | "greet";
  readonly say: string;
  readonly topic?: string | undefined;
}

export interface StageOptions extends TestWorldOptions {
  speech?: TestSpeech;
}

/** World milliseconds between two lines. */
const PAUSE_MS = 1_000;
/** Where those stand who are not meant. */
const WINGS = "harbor:lockup";

/**
 * The shipped world in this process, at eight on a spring morning, with one npc at a time in its place before the visitor: no
 * system runs unless `pass` says so, so that everybody is awake and where content puts them.
 */
export class Stage {
  world: TestWorld;
  readonly #options: StageOptions;
  readonly #clock: { now: number };
  readonly #homes = new Map<string, string>();
  readonly #heard: { from: string; text: string }[] = [];

  private constructor(world: TestWorld, options: StageOptions, clock: { now: number }) {
    this.world = world;
    this.#options = options;
    this.#clock = clock;
    this.#listen();
    for (const being of this.game.world.entities().filter((one) => isBeing(one)))
      this.#homes.set(being.id, this.game.placeOf(being).id);
  }

  /** `speech`: finds the words of everybody here; without it the grammar voice does. */
  static async open(options: StageOptions = {}, content?: Content): Promise<Stage> {
    const clock = { now: 0 };
    const all = {
      content: content ?? (await shippedContent()),
      seed: "the voices",
      dev: false,
      clock: { now: () => clock.now },
      ...options,
    };
    const world = await TestWorld.start(all);
    options.speech?.bind(world.game);
    return new Stage(world, all, clock);
  }

  get game(): TestWorld["game"] {
    return this.world.game;
  }

  /** Ends this world and goes on in the next one, on what was stored. */
  async restart(): Promise<void> {
    this.world = await this.world.restart(this.#options);
    this.#options.speech?.bind(this.game);
    this.#listen();
  }

  close(): void {
    this.world.stop();
  }

  visitor(name: string): Promise<Player> {
    return this.world.player(name);
  }

  /** By slug, of whatever area. */
  npc(slug: string): Entity {
    const found = this.game.world
      .entities()
      .find((one) => one.prototype?.id.endsWith(`:${slug}`) === true && isBeing(one));
    if (!found) throw new Error(`nobody is called ${slug}`);
    return found;
  }

  /** Puts the npc where it belongs, the visitor before it, and everybody else who speaks out of hearing. */
  present(slug: string, visitors: readonly Entity[]): Entity {
    const npc = this.npc(slug);
    const room = this.game.world.byId(this.#homes.get(npc.id) ?? "") ?? this.game.placeOf(npc);
    const wings = this.game.room(WINGS);
    if (!wings) throw new Error(`there is no ${WINGS}`);
    npc.link(ContainedIn, room);
    for (const one of this.#voiced())
      if (one !== npc && one.target(ContainedIn) === room) one.link(ContainedIn, wings);
    for (const visitor of visitors) if (visitor.target(ContainedIn) !== room) visitor.link(ContainedIn, room);
    return npc;
  }

  /** Says a line to an npc, as a player types it, and waits until it is answered. */
  async say(player: Player, slug: string, { how = "say", say, topic }: Spoken): Promise<Answer> {
    const npc = this.present(slug, [player.character]);
    const name = npc.get(Name)?.keywords[0] ?? slug;
    const typed = {
      say: `say ${say}`,
      tell: `tell ${name} ${say}`,
      ask: `ask ${name} about ${topic ?? say}`,
      greet: `greet ${name}`,
    }[how];
    player.read();
    this.#heard.length = 0;
    await this.pass(PAUSE_MS);
    const before = this.world.voices.traces.of(npc).at(-1);
    const began = performance.now();
    player.connection.post(typed);
    await this.#answered();
    const tookMs = performance.now() - began;
    const all = player.connection.readMarkup();
    const markup = all.join("\n");
    const read = all.map((one) => plainText(one)).join("\n");
    const trace = this.world.voices.traces.of(npc).at(-1);
    await this.#prepared();
    if (read.includes("Something went wrong"))
      throw new Error(
        `'${typed}' threw: ${this.world.logged.findLast((line) => line.includes('"err"')) ?? "nothing was logged"}`,
      );
    return {
      read: withoutEcho(read, say),
      spoken: this.#heard.filter(({ from }) => from === npc.id).map(({ text }) => text),
      markup,
      reply: trace === before ? undefined : trace?.reply,
      tookMs,
    };
  }

  /** Lets world time go by. `ticks`: so often the systems run meanwhile, by which minds move; without it only the clock does. */
  async pass(ms: number, ticks = 0): Promise<void> {
    if (ticks === 0) this.#clock.now += ms;
    for (let tick = 0; tick < ticks; tick += 1) {
      this.#clock.now += ms / ticks;
      await this.world.tick(0);
    }
  }

  /** What is prepared around those in play is there with the next line, and not before. */
  async #prepared(): Promise<void> {
    const { preparing } = this.world.voices;
    for (let idle = 0; idle < 2; idle += 1) {
      preparing.run();
      if (!preparing.quiet) idle = -1;
      while (!preparing.quiet && (await soon())) preparing.run();
    }
  }

  /** Until no line waits for a model any more. */
  async #answered(): Promise<void> {
    do await this.world.settle();
    while (!this.world.voices.jobs.quiet && (await soon()));
    await this.world.settle();
  }

  #voiced(): Entity[] {
    return this.game.world.entities().filter((one) => hasVoice(one));
  }

  #listen(): void {
    this.game.events.on("Voiced", ({ entity, text }) => void this.#heard.push({ from: entity.id, text }));
  }
}

function soon(): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(true), 2);
  });
}

/** What one said oneself is no answer. */
function withoutEcho(read: string, said: string): string {
  return read
    .split("\n")
    .filter(
      (line) =>
        !/^You (?:say|ask|tell|greet|nod)\b/.test(line) && !(said !== "" && line.includes(`'${said}'`)),
    )
    .join("\n");
}
