import { compileNeeds, type Need, type NeedSpec, type NeedState } from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";
import { Mind, Minded } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { Archetype } from "../rules/mind-schemas.ts";
import { daysOf } from "./day.ts";

/** A need at its worst. */
const WORST = 100;
/** Hours that are looked back on: whatever came before, no need remembers. */
const LOOK_BACK = 72;

/** As the component `Mind` has it. */
interface Kept {
  level: number;
  at: number;
  during?: string | undefined;
}

/** The needs of an archetype as they grow and are filled, by name. */
export function needsOf({ needs }: Archetype): ReadonlyMap<string, Need> {
  const specs = Object.entries(needs).map(([name, written]): [string, NeedSpec] => {
    const { hours, filled, slower } =
      typeof written === "number" ? { hours: written, filled: {}, slower: {} } : written;
    const rates = [
      ...Object.entries(slower).map(([does, times]) => [does, WORST / hours / (times ?? 1)] as const),
      ...Object.entries(filled).map(([does, hours]) => [does, -WORST / (hours ?? 1)] as const),
    ];
    return [name, { max: WORST, perHour: WORST / hours, while: Object.fromEntries(rates) }];
  });
  const compiled = compileNeeds(Object.fromEntries(specs));
  if (!compiled.ok) throw new Error(compiled.faults[0]?.message);
  return compiled.needs;
}

/** How full a need of the being is, from 1 (full) to 0, worked out from when it was last filled. */
export function needLevel(game: Game, being: Entity, need: string): number {
  const known = needOf(game, being, need);
  const kept = being.get(Mind)?.needs[need];
  return known && kept ? 1 - known.value(stateOf(game, kept), hoursOf(game)) / WORST : 1;
}

/** Sets it as it is now. Only inside a deed or the system of minds. */
export function setNeed(game: Game, being: Entity, need: string, level: number): void {
  const kept = being.get(Mind)?.needs[need];
  being.edit(Mind).needs[need] = {
    level: Math.min(1, Math.max(0, level)),
    at: game.clock.now(),
    ...(kept?.during !== undefined && { during: kept.during }),
  };
}

/** From now on the being does that: what it fills fills, everything else empties. Only inside a deed or the system of minds. */
export function nowDoes(game: Game, being: Entity, does: string): void {
  const mind = being.need(Mind);
  for (const [name, need] of bookOf(game, being) ?? []) {
    const kept = mind.needs[name];
    if (!kept || need.spec.while === undefined) continue;
    const during = need.spec.while[does] === undefined ? undefined : does;
    if (kept.during === during) continue;
    const level = needLevel(game, being, name);
    being.edit(Mind).needs[name] = { level, at: game.clock.now(), ...(during !== undefined && { during }) };
  }
}

/**
 * What became of its needs while nobody thought for it, in closed form: what its day fills is filled by the hours that its day gives
 * to that; of the rest it has taken care somehow, and how lately, nobody saw.
 */
export function liveThrough(game: Game, being: Entity): void {
  const schedule = daysOf(game, being);
  const hour = hoursOf(game);
  for (const [name, need] of bookOf(game, being) ?? []) {
    const kept = being.need(Mind).needs[name];
    const since = kept ? hour - kept.at / hourMs(game) : Infinity;
    const byDay = schedule?.entries.some(({ does }) => (need.spec.while?.[does] ?? 0) < 0) === true;
    if (byDay && schedule) {
      const begin = kept && since <= LOOK_BACK ? stateOf(game, kept) : need.begin(hour - LOOK_BACK);
      const offset = schedule.hourNow(game) - hour;
      const spans = schedule.between(begin.at + offset, hour + offset);
      const lived = need.through(
        begin,
        spans.map(({ from, until, does }) => ({ from: from - offset, until: until - offset, during: does })),
      );
      setNeed(game, being, name, 1 - need.value(lived, hour) / WORST);
    } else if (since * (need.spec.perHour ?? 1) > WORST / 2)
      setNeed(game, being, name, (50 + game.rng.int(51)) / 100);
  }
}

/** Of its needs, what a bench and a bowl see to: none of them falls below the half. */
export function sitOut(game: Game, being: Entity): void {
  for (const name of bookOf(game, being)?.keys() ?? [])
    if (needLevel(game, being, name) < 0.5) setNeed(game, being, name, 0.75);
}

function bookOf(game: Game, being: Entity): ReadonlyMap<string, Need> | undefined {
  return game.authored.minds.needs.get(being.get(Minded)?.archetype ?? "");
}

function needOf(game: Game, being: Entity, need: string): Need | undefined {
  return bookOf(game, being)?.get(need);
}

function stateOf(game: Game, { level, at, during = "" }: Kept): NeedState {
  return { value: (1 - level) * WORST, at: at / hourMs(game), during };
}

function hoursOf(game: Game): number {
  return game.clock.now() / hourMs(game);
}

function hourMs({ rules }: Game): number {
  return rules.calendar.hourSeconds * 1_000;
}
