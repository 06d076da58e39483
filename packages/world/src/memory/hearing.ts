import type { Entity } from "@wyldlands/ecs";
import { isSecret, claimIn, factOf } from "./claims.ts";
import { Character, Lately, Memory } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { hasMemory, mindsBeside, remembers } from "../society/minds.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { hasVoice } from "../voices/speakers.ts";
import { isCopy } from "../building/slugs.ts";
import { memoriesOf, remember } from "./long-term.ts";
import { argsOf, noted, notice } from "./notice.ts";
import { mindId, refOf } from "./people.ts";
import { vowIn } from "./vow-words.ts";

/** The trust that it takes to be told what was confided. */
export const CONFIDED = 0.5;
/** What is said of somebody or something known, of the speaker itself, and in confidence, matters so much. */
const WORTH = { known: 0.72, own: 0.75, secret: 0.9 };
/** 'I will tell you a secret': what comes within this time (milliseconds of world time) is one. */
const CONFIDING_MS = 120_000;
/** Of one speaker an npc takes so many claims to heart in a day of the world. */
const MOST_CLAIMS = 12;
/** So many of those who stand by take in what is said aloud. */
const MOST_HEARERS = 6;

/** Somebody's words reach minds: what was said, and what it claims. `alone`: it was said to one only, or in confidence. */
export const hear = defineDeed<{ text: string; minds: string }>({
  name: "hear",
  perform({ text, minds }, { game, actor }) {
    for (const id of minds.split(" ")) {
      const mind = game.world.byId(id);
      if (mind && remembers(mind) && hasVoice(mind)) takeIn(game, mind, actor, text);
    }
  },
});

/** A mind hears a player's words: a claim in them becomes hearsay, what is confided a secret. Only inside a deed. */
export function takeIn(game: Game, mind: Entity, speaker: Entity, text: string): void {
  const claim = claimIn(text, game.memory.names(game.content));
  if (claim === undefined || claim === "to confide" || !game.memory.decent(text)) return;
  // What they will bring is their word, not a claim: see `vows.ts`.
  if (vowIn(text, game)) return;
  const id = mindId(mind);
  const from = refOf(speaker);
  const fact = factOf(claim, from);
  const secret = claim.secret || confides(game, mind, speaker);
  const now = game.clock.now();
  const said = memoriesOf(game, id).filter((one) => one.need(Memory).from?.id === from.id);
  const same = said.find((one) => one.need(Memory).fact.words === fact.words);
  if (same) {
    same.edit(Memory).at = now;
    return;
  }
  if (said.filter((one) => now - one.need(Memory).at < dayMs(game)).length >= MOST_CLAIMS) return;
  const record = remember(game, id, {
    kind: "hearsay",
    fact,
    importance: secret ? WORTH.secret : claim.own ? WORTH.own : WORTH.known,
    from,
    ...(secret && { secret: CONFIDED, confided: from }),
  });
  const known = record.edit(Memory);
  for (const one of claim.named) if (!known.about.includes(one.id)) known.about.push(one.id);
}

/** What is said aloud, and to somebody alone, by event. */
export function addHearing(game: Game, runner: DeedRunner): void {
  const listen = (speaker: Entity, minds: readonly Entity[], text: string): void => {
    const own = minds
      .filter((one) => remembers(one) && hasVoice(one) && !isCopy(game.placeOf(one).prototype?.id ?? ""))
      .slice(0, MOST_HEARERS);
    if (own.length === 0) return;
    const claim = claimIn(text, game.memory.names(game.content));
    const by = refOf(speaker);
    // What comes next may come before the next tick.
    if (claim === "to confide")
      runner.queue(notice, speaker, argsOf(own, { verb: "confides", by }, game.clock.now()));
    else if (isSecret(text) || own.some((one) => confides(game, one, speaker)))
      noted(game, runner, own, { verb: "confided", by }, speaker);
    else noted(game, runner, own, { verb: "spoke", by, words: plain(text) }, speaker);
    if (claim !== undefined && claim !== "to confide")
      runner.queue(hear, speaker, { text, minds: own.map(({ id }) => id).join(" ") });
  };
  game.events.on("Spoke", ({ entity, text, how }) => {
    if (how === "say" && entity.alive && entity.has(Character))
      listen(entity, mindsBeside(game, entity), text);
  });
  game.events.on("Addressed", ({ entity, to, text, how }) => {
    if (!entity.alive || !to.alive || !entity.has(Character)) return;
    if (how === "tell") listen(entity, [to], text);
    if (remembers(to) && !hasMet(game, to, entity))
      noted(game, runner, [to], { verb: "met", by: refOf(entity), to: refOf(to) }, entity);
  });
}

/** Whether an npc remembers anything of somebody, for long. */
export function hasMet(game: Game, mind: Entity, somebody: Entity): boolean {
  return (
    hasMemory(mind.prototype) &&
    memoriesOf(game, mindId(mind)).some((one) => one.need(Memory).about.includes(mindId(somebody)))
  );
}

/** What somebody said to a mind, as it is noted. */
const SAID: ReadonlySet<string> = new Set(["spoke", "confides", "confided"]);

/** Whether the speaker has just asked the mind to keep to itself what comes next. */
function confides(game: Game, mind: Entity, speaker: Entity): boolean {
  const own = mindId(speaker);
  const last = (mind.get(Lately)?.facts ?? []).findLast(({ verb, by }) => SAID.has(verb) && by?.id === own);
  return last?.verb === "confides" && game.clock.now() - last.at < CONFIDING_MS;
}

/**
 * Of lines of talk, the newest last, those that an npc may go by with somebody: what others said in confidence, or right after asking
 * for it, is left out. `hearer`: the id of who is spoken to.
 */
export function openLines<Line extends { readonly who: string; readonly text: string }>(
  game: Game,
  lines: readonly Line[],
  hearer: string,
): Line[] {
  const names = game.memory.names(game.content);
  const asked = new Set<string>();
  return lines.filter(({ who, text }) => {
    const next = asked.delete(who);
    if (claimIn(text, names) === "to confide") asked.add(who);
    return who === hearer || (!next && !isSecret(text));
  });
}

function dayMs({ rules }: Game): number {
  return rules.calendar.hourSeconds * 24_000;
}

/** Of a line so much is kept that one knows what it was. */
function plain(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 157)}…`;
}
