import type { Entity } from "@wyldlands/ecs";
import { hasEffect } from "../bodies/effects.ts";
import { levelOf } from "../bodies/body.ts";
import { rankOf } from "../bodies/skills.ts";
import { Body, Closure, ContainedIn, Container, Marks, Room, Ways } from "../components/index.ts";
import type { Game } from "../game.ts";
import { isShut } from "../items/containers.ts";
import { doneOf, entryOf } from "../quests/log.ts";
import { isReady } from "../quests/progress.ts";
import { calendarAt, hourNow, isBetween } from "../time/calendar.ts";
import { isOutdoors, skyOver } from "../time/weather.ts";
import { lightIn } from "../views/light.ts";
import { listOf } from "./references.ts";
import type { PlainWhen, When } from "./schema.ts";

export interface Circumstances {
  readonly room: Entity;
  /** Who looks, walks or did it; without anybody, nothing that is asked of somebody holds. */
  readonly being?: Entity | undefined;
  /** Another hour of the calendar than this one (`hourNow`), to look ahead. */
  readonly hours?: number;
}

/** Whether a condition holds there, now, for that being. Throws for nothing that content may say. */
export function fits(game: Game, when: When | undefined, at: Circumstances): boolean {
  if (!when) return true;
  const { not, any, ...plain } = when;
  return (
    holds(game, plain, at) &&
    !(not && holds(game, not, at)) &&
    (any?.some((one) => holds(game, one, at)) ?? true)
  );
}

type Test<K extends keyof PlainWhen> = (
  wanted: NonNullable<PlainWhen[K]>,
  at: Required<Pick<Circumstances, "room" | "hours">>,
  game: Game,
) => boolean;

/** Asked of the place and the hour. */
const OF_PLACE: { readonly [K in keyof PlainWhen]?: Test<K> } = {
  hours: (hours, at, game) => isBetween(game, hours, at.hours),
  season: (season, at, game) => has(season, calendarAt(game, at.hours).season),
  moon: (moon, at, game) => has(moon, calendarAt(game, at.hours).moon),
  weather(weather, { room, hours }, game) {
    const area = room.get(Room)?.area;
    const sky = area !== undefined && isOutdoors(room) ? skyOver(game, area, hours) : undefined;
    return sky !== undefined && has(weather, sky.slug);
  },
  light: (light, { room }, game) => has(light, lightIn(game, room)),
  mark(mark, { room }, game) {
    const marks = room.get(Marks) ?? {};
    return listOf(mark).some((name) => (marks[name] ?? 0) > game.clock.now());
  },
  door: (doors, { room }, game) =>
    Object.entries(doors).every(([direction, state]) => {
      const id = room.get(Ways)?.[direction]?.door;
      const closure = id === undefined ? undefined : game.room(id)?.get(Closure);
      return closure !== undefined && has(state, stateOf(closure));
    }),
  here: (here, { room }) => room.sources(ContainedIn).some((one) => has(here, one.prototype?.id ?? "")),
  chance: (chance, _at, game) => game.rng.int(100) < chance,
};

/** Asked of somebody. */
const OF_PERSON: {
  readonly [K in keyof PlainWhen]?: (wanted: NonNullable<PlainWhen[K]>, being: Entity, game: Game) => boolean;
} = {
  quest: (quests, being, game) =>
    Object.entries(quests).every(([quest, states]) => has(states, questState(game, being, quest))),
  carries: (items, being) => holdings(being).some((one) => has(items, one.prototype?.id ?? "")),
  skill: (skills, being) => Object.entries(skills).every(([skill, rank]) => rankOf(being, skill) >= rank),
  level(level, being) {
    const [from = 1, to = from] = typeof level === "number" ? [level, Infinity] : level;
    return levelOf(being) >= from && levelOf(being) <= to;
  },
  folk: (folk, being) => has(folk, being.get(Body)?.folk ?? ""),
  calling: (calling, being) => has(calling, being.get(Body)?.calling ?? ""),
  effect: (effects, being) => listOf(effects).some((effect) => hasEffect(being, effect)),
};

function holds(game: Game, when: PlainWhen, { room, being, hours = hourNow(game) }: Circumstances): boolean {
  for (const [key, wanted] of Object.entries(when)) {
    if (wanted === undefined) continue;
    // The schema says which value each key has.
    const place = OF_PLACE[key as keyof PlainWhen] as Test<never> | undefined;
    if (place) {
      if (!place(wanted as never, { room, hours }, game)) return false;
      continue;
    }
    const person = OF_PERSON[key as keyof PlainWhen] as
      | ((wanted: never, being: Entity, game: Game) => boolean)
      | undefined;
    if (!person || being?.alive !== true || !person(wanted as never, being, game)) return false;
  }
  return true;
}

function has<T>(wanted: T | readonly T[], is: NoInfer<T>): boolean {
  return listOf(wanted).includes(is);
}

function stateOf({ open, locked }: { open: boolean; locked: boolean }): "open" | "closed" | "locked" {
  if (open) return "open";
  return locked ? "locked" : "closed";
}

function questState(game: Game, being: Entity, quest: string): "never" | "active" | "ready" | "done" {
  const entry = entryOf(game, being, quest);
  const known = game.quests.get(quest);
  if (entry && known) return isReady(known, entry) ? "ready" : "active";
  return doneOf(game, being, quest) ? "done" : "never";
}

/** In hand, on the body, and in bags that are open. */
function holdings(being: Entity): Entity[] {
  return being
    .sources(ContainedIn)
    .flatMap((one) => (one.has(Container) && !isShut(one) ? [one, ...one.sources(ContainedIn)] : [one]));
}
