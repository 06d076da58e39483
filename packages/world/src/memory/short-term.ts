import type { Entity } from "@wyldlands/ecs";
import { Lately, Room } from "../components/index.ts";
import type { Fact } from "../components/fact.ts";
import type { Game } from "../game.ts";
import { HOURS, hourNow } from "../time/calendar.ts";
import { isOutdoors, skyOver } from "../time/weather.ts";
import { agoWords } from "./ago.ts";
import { mindId, tellerOf } from "./people.ts";
import { oftenWords, tell } from "./tellings.ts";

/** Who comes in again so soon (milliseconds of world time) has not been away. */
const SAME_VISIT_MS = 300_000;

/** Notes what a being has just seen or felt; the same once more is only counted. Only inside a deed. */
export function noteLately(game: Game, being: Entity, fact: Fact, at: number): void {
  const facts = being.get(Lately)?.facts ?? [];
  if (fact.verb === "came" && facts.some((one) => isSame(one, fact) && at - one.at < SAME_VISIT_MS)) return;
  if (!being.has(Lately)) being.add(Lately({ facts: [] }));
  const kept = being.edit(Lately).facts;
  const last = kept.at(-1);
  if (last && isSame(last, fact)) {
    last.at = at;
    last.times += 1;
  } else kept.push({ ...fact, at, times: 1 });
  // What matters little comes a tick later than what it came before.
  kept.sort((a, b) => a.at - b.at);
  const most = game.memory.limits.shortTerm;
  if (kept.length > most) kept.splice(0, kept.length - most);
}

/** What an npc has seen and felt of late, the newest last, as sentences in its own mouth. What was confided is not among it. */
export function latelyOf(game: Game, npc: Entity, hearer?: Entity): string[] {
  const teller = tellerOf(game, mindId(npc), hearer);
  const said = (npc.get(Lately)?.facts ?? []).map((fact) => {
    const times = fact.times > 1 ? `, ${oftenWords(fact.times, 0)}` : "";
    return { at: fact.at, text: withTime(game, `${tell(fact, teller).replace(/\.$/, "")}${times}`, fact.at) };
  });
  const sky = skyChange(game, npc);
  return (sky ? [...said, sky].sort((a, b) => a.at - b.at) : said).map(({ text }) => text);
}

/** 'Anna gave me a loaf, yesterday.' */
function withTime(game: Game, sentence: string, at: number): string {
  const ago = agoWords(game, at);
  const whole = /[!?']$/.test(sentence) ? sentence : `${sentence}.`;
  return ago === "just now" ? whole : `${capitalised(ago)}: ${whole}`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** When the sky over somebody last became another, within a day; it is worked out, not noted. */
function skyChange(game: Game, npc: Entity): { at: number; text: string } | undefined {
  const room = game.placeOf(npc);
  const area = room.get(Room)?.area;
  if (area === undefined || !isOutdoors(room)) return undefined;
  const now = hourNow(game);
  const sky = skyOver(game, area, now);
  if (!sky) return undefined;
  for (let hours = 1; hours < HOURS; hours += 1)
    if (skyOver(game, area, now - hours)?.slug !== sky.slug) {
      const at = game.clock.now() - (hours - 1) * game.rules.calendar.hourSeconds * 1_000;
      return { at, text: withTime(game, sky.begins.replaceAll(/<[^>]*>/g, "").replace(/\.$/, ""), at) };
    }
  return undefined;
}

function isSame(one: Fact, other: Fact): boolean {
  return (
    one.verb === other.verb &&
    one.by?.id === other.by?.id &&
    one.to?.id === other.to?.id &&
    one.thing === other.thing &&
    one.words === other.words
  );
}
