import type { Entity } from "@wyldlands/ecs";
import type { Reply, Said } from "@wyldlands/voice";
import { Acquaintance, Character, Combatant, ContainedIn, Room, Shop } from "../components/index.ts";
import type { Game } from "../game.ts";
import { traitsOf } from "../minds/traits.ts";
import { hourNow, hourOf, HOURS } from "../time/calendar.ts";
import { promisesOf } from "../memory/promises.ts";
import { asksAfterVow } from "../memory/vow-deeds.ts";
import { vowToAskAfter } from "../memory/vows.ts";
import { mattersWith } from "../quests/matters.ts";
import { recordsOf } from "../society/records.ts";
import { regardOf } from "../society/regard.ts";
import { isVisible } from "../views/sight.ts";
import { acquaintance } from "./acquaintance.ts";
import type { Speech } from "./speech.ts";
import { bandOf } from "./person.ts";
import { payerOf } from "./payer.ts";
import { phrasingsOf } from "./phrasings.ts";
import { sceneOf } from "./scene.ts";
import { speakersIn } from "./speakers.ts";
import type { Voices, VoicesOptions } from "./voices.ts";

/** World milliseconds between somebody's coming in and being spoken to. */
const SETTLED_MS = 1_500;
/** So long nobody else hails the same player. */
const QUIET_MS = 60_000;
/** So long the same npc does not hail the same player again, nor one with whom it has just talked. */
const AGAIN_MS = 20 * 60_000;
/** What was prepared for somebody who walked up is said within so long, or not at all. */
const PREPARED_MS = 45_000;
/** Who waits for what somebody promised to bring asks after it once in so many hours of the world. */
const ASKS_AGAIN_HOURS = 6;
/** Of a hundred times that it has a mind to, how often it speaks; a talkative one more, a quiet one less. */
const COMMONLY = 55;
const BY_NATURE = 40;

/** World milliseconds between two looks at whose shop shuts. */
const LOOK_MS = 15_000;

const COMES_IN: Said = { how: "enter", text: "" };
const SHUTS_SOON: Said = { how: "idle", text: "", topic: "closing" };

/** Why an npc speaks to somebody who comes in. */
type Reason = "work done" | "a vow" | "a promise" | "a friend" | "an enemy" | "work to give" | "known";

interface Prepared {
  readonly to: Entity;
  readonly at: number;
  readonly reply: Reply;
}

/**
 * Npcs who speak first: to an acquaintance, to whom they have work for or are waiting for. By rule, seldom, and never to who wants it
 * brief. All that is kept here is who has just come in; what has to last is on record (`Acquaintance`).
 */
export class Hails {
  readonly #options: VoicesOptions & { readonly voices: Voices };
  #arrived: { who: Entity; room: Entity; at: number }[] = [];
  #lookedAt = -Infinity;
  readonly #prepared = new WeakMap<Entity, Prepared>();

  constructor(options: VoicesOptions & { readonly voices: Voices }) {
    this.#options = options;
    const { game } = options;
    game.events.on("EntityMoved", ({ entity, to }) => this.#came(entity, to));
    game.events.on("CharacterEntered", ({ entity, resumed }) => {
      if (resumed !== true) this.#came(entity, game.placeOf(entity));
    });
  }

  /** On every tick. */
  run(): void {
    const now = this.#options.game.clock.now();
    if (now - this.#lookedAt >= LOOK_MS) {
      this.#lookedAt = now;
      this.#callTime();
    }
    if (this.#arrived.length === 0) return;
    const ready = this.#arrived.filter(({ at }) => at <= now);
    if (ready.length === 0) return;
    this.#arrived = this.#arrived.filter(({ at }) => at > now);
    for (const { who, room } of ready)
      if (who.alive && who.target(ContainedIn) === room) this.#hail(who, room);
  }

  /** Whoever keeps a shop tells those in it that it shuts within the hour, each once in a while. */
  #callTime(): void {
    const { game, voices } = this.#options;
    for (const who of game.players.characters()) {
      if (!isOpen(game, who)) continue;
      const npc = speakersIn(game, game.placeOf(who)).find(
        (one) => shutsSoon(game, one) && isVisible(game, one, who) && !hailedLately(game, one, who),
      );
      if (!npc) continue;
      const set = sceneOf(voices.knowing, npc, who, SHUTS_SOON);
      const reply = voices.byGrammar(set, phrasingsOf(who), ["speaks first: its shop shuts"], []);
      if (reply.say === "") continue;
      voices.say(npc, who, set, { ...reply, acts: [] }, { unasked: true });
      this.#options.runner.drain();
    }
  }

  #came(who: Entity, room: Entity): void {
    const { game, speech } = this.#options;
    if (!who.alive || !who.has(Character)) return;
    this.#arrived = this.#arrived.filter((one) => one.who !== who);
    if (!isOpen(game, who)) return;
    if (speakersIn(game, room).length > 0)
      this.#arrived.push({ who, room, at: game.clock.now() + SETTLED_MS });
    if (speech.model) this.#prepare(who, room, speech);
  }

  #hail(who: Entity, room: Entity): void {
    const { game, voices } = this.#options;
    if (!isOpen(game, who)) return;
    const found = this.#likeliest(who, room);
    if (!found) return;
    const { npc, reason } = found;
    const prepared = this.#prepared.get(npc);
    const set = sceneOf(voices.knowing, npc, who, COMES_IN);
    const fresh = prepared?.to === who && game.clock.now() - prepared.at < PREPARED_MS;
    const asks = reason === "a vow" ? asksAfterVow(game, npc, who, phrasingsOf(who)) : undefined;
    const reply =
      asks ??
      (fresh ? prepared.reply : voices.byGrammar(set, phrasingsOf(who), [`speaks first: ${reason}`], []));
    this.#prepared.delete(npc);
    if (reply.say === "") return;
    voices.say(npc, who, set, { ...reply, acts: [] }, { unasked: true });
    this.#options.runner.drain();
  }

  /** Who of a room speaks to somebody who has come in, and why. */
  #likeliest(who: Entity, room: Entity): { npc: Entity; reason: Reason } | undefined {
    const { game } = this.#options;
    for (const npc of speakersIn(game, room)) {
      if (!isVisible(game, npc, who)) continue;
      const reason = reasonOf(game, npc, who);
      if (reason === undefined) continue;
      const odds =
        reason === "work done" || reason === "a vow"
          ? 100
          : COMMONLY + BY_NATURE * (traitsOf(npc).talkative ?? 0);
      if (game.rng.int(100) < odds) return { npc, reason };
    }
    return undefined;
  }

  /** Somebody walks up to those who have a reason to speak: a model finds their words meanwhile. */
  #prepare(who: Entity, room: Entity, speech: Speech): void {
    const { game, voices, inTurn } = this.#options;
    for (const slug of Object.values(room.get(Room)?.exits ?? {})) {
      const next = game.room(slug);
      if (!next) continue;
      for (const npc of speakersIn(game, next)) {
        const reason = reasonOf(game, npc, who);
        // What it waits for it asks after in its own words.
        if (reason === undefined || reason === "a vow" || voices.choose(npc, who).by !== "model") continue;
        const before = this.#prepared.get(npc);
        if (before?.to === who && game.clock.now() - before.at < AGAIN_MS / 4) continue;
        const { scene } = sceneOf(voices.knowing, npc, who, COMES_IN);
        const player = payerOf(game, who);
        const options = {
          deadlineMs: PREPARED_MS,
          ring: phrasingsOf(who),
          ...(player !== undefined && { player }),
          signal: AbortSignal.timeout(PREPARED_MS),
        };
        speech.answer(scene, options).then(
          (reply) =>
            inTurn(() => npc.alive && this.#prepared.set(npc, { to: who, at: game.clock.now(), reply })),
          (error: unknown) => game.log.error({ err: error }, "a greeting could not be prepared"),
        );
        // One at a time: most who walk by do not come in.
        return;
      }
    }
  }
}

/** Whether the player may be spoken to unasked now. */
function isOpen(game: Game, who: Entity): boolean {
  const session = game.players.sessionOf(who);
  if (!session || session.preferences.brief || who.has(Combatant)) return false;
  const now = game.clock.now();
  return recordsOf(who, Acquaintance).every(
    (one) => now - (one.need(Acquaintance).hailedAt ?? -Infinity) >= QUIET_MS,
  );
}

/** Why the npc would speak to the player; undefined: it has no reason, or has spoken to them lately. */
function reasonOf(game: Game, npc: Entity, who: Entity): Reason | undefined {
  const known = acquaintance(game, npc, who)?.get(Acquaintance);
  const now = game.clock.now();
  const hourMs = game.rules.calendar.hourSeconds * 1_000;
  const talked = known && known.lines > 0 ? now - known.at : Infinity;
  // What was promised is waited for by the world's clock.
  if (talked >= hourMs && now - (known?.hailedAt ?? -Infinity) >= ASKS_AGAIN_HOURS * hourMs)
    if (vowToAskAfter(game, npc, who)) return "a vow";
  if (known && now - Math.max(known.lines > 0 ? known.at : -Infinity, known.hailedAt ?? -Infinity) < AGAIN_MS)
    return undefined;
  const { offers, ready } = mattersWith(game, who, npc);
  if (ready.length > 0) return "work done";
  if (promisesOf(game, npc, who).length > 0) return "a promise";
  const band = bandOf(regardOf(game, npc, who).affinity);
  if (band === "liked" || band === "loved") return "a friend";
  if (band === "hated") return "an enemy";
  if (offers.length > 0) return "work to give";
  return known !== undefined && known.lines > 2 ? "known" : undefined;
}

/** Whether its shop is open, and shuts when this hour is over. */
function shutsSoon(game: Game, npc: Entity): boolean {
  const hours = npc.get(Shop)?.hours;
  return hours !== undefined && hourOf(game, hours.to) === (hourNow(game) + 1) % HOURS;
}

function hailedLately(game: Game, npc: Entity, who: Entity): boolean {
  const at = acquaintance(game, npc, who)?.get(Acquaintance)?.hailedAt;
  return at !== undefined && game.clock.now() - at < AGAIN_MS;
}
