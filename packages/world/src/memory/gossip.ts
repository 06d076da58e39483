import type { Entity } from "@wyldlands/ecs";
import { Character, Memory, Promised, Remembering } from "../components/index.ts";
import type { MemoryKnown } from "@wyldlands/voice";
import type { Fact, Ref } from "../components/fact.ts";
import { defineDeed } from "../deeds/deed.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { traitsOf } from "../minds/traits.ts";
import { remembers } from "../society/minds.ts";
import { regardOf } from "../society/regard.ts";
import { canSpeak } from "../voices/speakers.ts";
import { keepsName, withoutName } from "./confidence.ts";
import { memoriesOf, mindRecord, remember, strengthOf } from "./long-term.ts";
import { mindId, refOf } from "./people.ts";
import { knownOf, textOf } from "./recall.ts";

/** Two gossip once in so many hours of the world: the talkative twice as often, the silent half as often. */
const HOURS_BETWEEN = 6;
/** Who is as silent as this (the trait `talkative`) tells nobody anything. */
const MUM = -0.9;
/** A rumour goes through so many mouths at most. */
const MOST_HOPS = 4;
/** What stands weaker than this is not worth a word. */
const WORTH_TELLING = 0.5;
/** How much of its weight a story keeps from mouth to mouth. */
const CARRIES = 0.85;
/** From this hop on nobody knows any more who it was. */
const NAMELESS = 3;
/** Verbs of which nothing is worth telling. */
const DULL: ReadonlySet<string> = new Set(["met", "thought", "promised", "kept", "lapsed", "broke", "vowed"]);

/**
 * The actor tells somebody who lives here too what it has to tell: nothing that was confided to it unless it trusts them so far,
 * nothing twice, and less of it from mouth to mouth. Nobody sees it.
 */
export const gossip = defineDeed<{ to: Entity }>({
  name: "gossip",
  check({ to }, { game, actor }) {
    if (
      !to.alive ||
      !canGossip(game, actor) ||
      !canGossip(game, to) ||
      game.placeOf(to) !== game.placeOf(actor)
    )
      return refuse("{to} is not there to talk to.", { to });
    if ((traitsOf(actor).talkative ?? 0) <= MUM) return refuse("{actor} keeps it all in.", { actor });
    return saidLately(game, actor, to) ? refuse("They have told each other all there is.") : undefined;
  },
  perform({ to }, { game, actor }) {
    const [teller, hearer] = [mindId(actor), mindId(to)];
    const story = storyFor(game, actor, to);
    noteGossip(game, teller, hearer);
    if (story) passOn(game, story, actor, to);
  },
});

function canGossip(game: Game, being: Entity): boolean {
  return remembers(being) && canSpeak(game, being);
}

function saidLately(game: Game, one: Entity, other: Entity): boolean {
  const at = mindRecord(game, mindId(one))?.need(Remembering).gossiped[mindId(other)];
  const hours = HOURS_BETWEEN * 2 ** -(traitsOf(one).talkative ?? 0);
  return at !== undefined && game.clock.now() - at < hours * game.rules.calendar.hourSeconds * 1_000;
}

function noteGossip(game: Game, teller: string, hearer: string): void {
  const record = mindRecord(game, teller);
  if (record) record.edit(Remembering).gossiped[hearer] = game.clock.now();
}

/** What an npc could tell somebody as news: the strongest first, nothing that they know better or that it keeps from them. */
export function newsFor(game: Game, teller: Entity, hearer: Entity, most = 5): MemoryKnown[] {
  const mind = mindId(teller);
  const own = mindId(hearer);
  const { trust } = regardOf(game, teller, hearer);
  return memoriesOf(game, mind)
    .map((record) => ({ record, value: record.need(Memory) }))
    .filter(
      ({ record, value: { kind, fact, secret, from, confided } }) =>
        kind !== "promise" &&
        !record.has(Promised) &&
        !DULL.has(fact.verb) &&
        (secret === undefined || trust >= secret) &&
        ![fact.by?.id, fact.to?.id, from?.id, confided?.id].includes(own),
    )
    .map(({ record, value }) => ({ record, value, strength: strengthOf(game, value) }))
    .filter(({ strength }) => strength >= WORTH_TELLING)
    .sort((a, b) => b.strength - a.strength)
    .slice(0, most)
    .map(({ record, value, strength }) =>
      knownOf(game, record, {
        text: textOf(game, mind, value, hearer),
        score: strength,
        hearer,
        alone: hearer,
      }),
    );
}

/** What an npc would tell another now: the strongest that it may, and that the other has not heard. */
export function storyFor(game: Game, teller: Entity, hearer: Entity): Entity | undefined {
  const heard = new Set(memoriesOf(game, mindId(hearer)).map((one) => one.need(Memory).root));
  const trust = hearer.has(Character) ? regardOf(game, teller, hearer).trust : trustAmong(teller);
  const fit = memoriesOf(game, mindId(teller))
    .filter((one) => {
      const value = one.need(Memory);
      const { kind, fact, secret, hops, told, from, confided, root } = value;
      if (kind === "promise" || one.has(Promised) || DULL.has(fact.verb) || hops >= MOST_HOPS) return false;
      if (secret !== undefined && trust < secret) return false;
      const own = mindId(hearer);
      if (told.includes(own) || heard.has(root)) return false;
      if ([fact.by?.id, fact.to?.id, from?.id, confided?.id].includes(own)) return false;
      return strengthOf(game, value) >= WORTH_TELLING;
    })
    .map((one) => ({ one, strength: strengthOf(game, one.need(Memory)) }))
    .sort((a, b) => b.strength - a.strength);
  return fit[0]?.one;
}

/** How far one of the place trusts another with what it was told in confidence: the honest keep it, the talkative do not. */
function trustAmong(teller: Entity): number {
  const { honest = 0, talkative = 0 } = traitsOf(teller);
  return 0.3 + 0.2 * talkative - 0.3 * honest;
}

/** A story goes from one to the other, as hearsay. Only inside a deed. */
function passOn(game: Game, story: Entity, teller: Entity, hearer: Entity): void {
  const { fact, importance, root, hops, secret, confided } = story.need(Memory);
  story.edit(Memory).told.push(mindId(hearer));
  const from = refOf(teller);
  const weight = importance * CARRIES;
  remember(game, mindId(hearer), {
    kind: "hearsay",
    fact: blurred(
      keepsName(game, mindId(teller), { confided }, hearer) ? withoutName(fact, { confided }) : fact,
      hops + 1,
    ),
    importance: weight,
    from,
    root,
    hops: hops + 1,
    // Whom it was told in confidence by one who was trusted is to keep it as well, and who it was that began it.
    ...(secret !== undefined && { secret }),
    ...(confided && { confided }),
  });
}

/** What is left of a fact after so many mouths: numbers go first, then who it was. Nothing is added. */
export function blurred(fact: Fact, hops: number): Fact {
  const { count: _count, ...rest } = fact;
  const less: Fact = { ...rest };
  if (less.thing !== undefined) less.thing = less.thing.replace(NUMBER, "some ");
  if (less.words !== undefined)
    less.words = less.words.replaceAll(NUMBERS, (_whole, before: string) => `${before}some `);
  if (hops >= NAMELESS) {
    if (less.by) less.by = nameless(less.by);
    if (hops > NAMELESS && less.to) less.to = nameless(less.to);
  }
  return less;
}

const WORDS =
  "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|twenty|thirty|forty|fifty|sixty|a hundred|\\d+";
const NUMBER = new RegExp(`^(?:${WORDS})\\s+`, "i");
const NUMBERS = new RegExp(`(^|\\s)(?:${WORDS})\\s+(?=\\p{Ll}+s\\b)`, "giu");

function nameless(_ref: Ref): Ref {
  return { name: "somebody" };
}
