import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Room } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { speakersIn } from "../speakers.ts";
import type { PreparingSpeech } from "../speech.ts";
import type { Voices, VoicesOptions } from "../voices.ts";
import { beginSheet, growSheet, type Sheet } from "./sheet.ts";

/** Players whose surroundings are looked at on one tick. */
const LOOKED_AT = 4;
/** World milliseconds for which an npc is not looked at again. */
const AGAIN_MS = 60_000;
/** The same, when there was more to prepare than goes into one sheet. */
const MORE_MS = 10_000;
/** Occasions of one sheet; fewer than the least are not worth a call of their own. */
const MOST_OCCASIONS = 20;
const LEAST_OCCASIONS = 3;
/** Occasions that are looked at on one tick. */
const AT_ONCE = 4;
/** Milliseconds that a model may take for a sheet. Nobody waits for it. */
const PREPARED_MS = 90_000;
/** World milliseconds for which nothing is prepared after a model gave no answer. */
const REST_MS = 120_000;

/** A sheet, and where it is noted when its npc is looked at again. */
type Begun = Sheet & { readonly looked: WeakMap<Entity, number> };

/**
 * While a player is near an npc that speaks by a model, its answers to what it is asked most are prepared: one call for all of them, when there is
 * money and room for it. What is kept here may be forgotten: a new world looks again.
 */
export class Preparing {
  readonly #options: VoicesOptions & { readonly voices: Voices };
  /** World milliseconds before which an npc is not looked at: for whoever is in its room, and for whoever is next door. */
  readonly #notBefore = { here: new WeakMap<Entity, number>(), nearby: new WeakMap<Entity, number>() };
  #sheet: Begun | undefined;
  #underWay: AbortController | undefined;
  #restsUntil = -Infinity;
  /** Whose turn it is to be looked at. */
  #next = 0;

  constructor(options: VoicesOptions & { readonly voices: Voices }) {
    this.#options = options;
  }

  /** Nothing is being prepared. */
  get quiet(): boolean {
    return this.#underWay === undefined && this.#sheet === undefined;
  }

  /** On every tick. */
  run(): void {
    const { game, speech } = this.#options;
    if (!speech.preparing || this.#underWay || game.clock.now() < this.#restsUntil) return;
    if (this.#sheet) return this.#go(this.#sheet, speech.preparing);
    const players = game.players.characters();
    for (let looked = 0; looked < Math.min(LOOKED_AT, players.length) && !this.#sheet; looked += 1) {
      const who = players[this.#next % players.length];
      this.#next = (this.#next + 1) % players.length;
      if (who) this.#lookAround(who, speech.preparing);
    }
  }

  /** The process ends. */
  stop(): void {
    this.#sheet = undefined;
    this.#underWay?.abort();
  }

  /** Whether there is somebody to prepare whom the player stands before, or will after a step. */
  #lookAround(who: Entity, speech: PreparingSpeech): void {
    const { game, voices } = this.#options;
    if (!game.players.isAwake(who)) return;
    const now = game.clock.now();
    for (const room of around(game, who)) {
      const looked = room === who.target(ContainedIn) ? this.#notBefore.here : this.#notBefore.nearby;
      for (const npc of speakersIn(game, room)) {
        if ((looked.get(npc) ?? -Infinity) > now) continue;
        looked.set(npc, now + AGAIN_MS);
        if (voices.choose(npc, who).by !== "model") continue;
        this.#sheet = { ...beginSheet(voices.knowing, npc, who, speech), looked };
        return;
      }
    }
  }

  /** A few occasions more; when the sheet is whole, a model is asked. */
  #go(sheet: Begun, speech: PreparingSpeech): void {
    const { game, voices } = this.#options;
    const { npc, who, prepared, looked } = sheet;
    const alive = npc.alive && who.alive;
    const size = { occasions: AT_ONCE, most: MOST_OCCASIONS };
    // Should it throw, it is not tried again with every tick.
    this.#sheet = undefined;
    if (alive && !growSheet(voices.knowing, sheet, speech, size)) {
      this.#sheet = sheet;
      return;
    }
    if (!alive || prepared.length < LEAST_OCCASIONS) return;
    if (prepared.length === MOST_OCCASIONS) looked.set(npc, game.clock.now() + MORE_MS);
    void this.#ask(sheet, speech);
  }

  /** In no turn; nothing of the world is touched. */
  async #ask({ npc, base, prepared }: Begun, speech: PreparingSpeech): Promise<void> {
    const { game } = this.#options;
    const ending = new AbortController();
    this.#underWay = ending;
    const name = npc.prototype?.id;
    try {
      const options = { deadlineMs: PREPARED_MS, signal: ending.signal };
      const { kept, came, trace } = await speech.prepare(base, prepared, options);
      game.log.debug({ npc: name, kept, came, notes: trace.notes }, "answers were prepared");
      if (came === 0) this.#restsUntil = game.clock.now() + REST_MS;
    } catch (error) {
      game.log.error({ err: error, npc: name }, "answers could not be prepared");
      this.#restsUntil = game.clock.now() + REST_MS;
    } finally {
      this.#underWay = undefined;
    }
  }
}

/** The room one stands in, and those next to it. */
function around(game: Game, who: Entity): Entity[] {
  const here = game.placeOf(who);
  const next = Object.values(here.get(Room)?.exits ?? {}).flatMap((slug) => game.room(slug) ?? []);
  return [...new Set([here, ...next])];
}
