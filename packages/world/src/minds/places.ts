import { createState, setFact, setNumber, type State } from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";
import { Mind, Minded } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { DayEntry } from "../rules/mind-schemas.ts";
import { placeNamed } from "./archetypes.ts";
import { believedPlace } from "./beliefs.ts";
import { daysOf } from "./day.ts";
import { DAY_PLACE, type MindDomain, type Sensed } from "./domains.ts";
import type { SenseName } from "./sense-names.ts";
import { sense } from "./senses.ts";

/** What is a share of something is counted in steps of so many percent: what it wants does not change with every breath. */
const STEP = 5;
const IN_STEPS: ReadonlySet<SenseName> = new Set<SenseName>(["health", "stamina", "mana", "need"]);

/** What the day asks of the being at this hour. */
export function dutyOf(game: Game, being: Entity): DayEntry | undefined {
  return daysOf(game, being)?.now(game);
}

/** The room that a place of a domain is for the being now. */
export function placeOf(game: Game, being: Entity, place: string): Entity | undefined {
  if (place === DAY_PLACE) return placeNamed(game, being, dutyOf(game, being)?.place ?? "");
  if (place.startsWith("@")) return believedPlace(game, being, place.slice(1));
  return placeNamed(game, being, place);
}

/** Whether what a sense says counts as so. */
export function isSo(
  game: Game,
  being: Entity,
  { sense: name, of, over, under }: Omit<Sensed, "index">,
): boolean {
  const value = sense(game, being, name, of);
  return value > over && value < under;
}

/** Everything that the being's domain asks of the world, as it is for the being now. */
export function senseInto(game: Game, being: Entity, domain: MindDomain, state: State): void {
  state.lo = 0;
  state.hi = 0;
  for (const { sense: name, of, facts, numbers } of domain.readings) {
    const value = sense(game, being, name, of);
    for (const { index, over, under } of facts)
      if (value > over && value < under) setFact(state, index, true);
    const counted = IN_STEPS.has(name) ? Math.round(value / STEP) * STEP : value;
    for (const number of numbers) setNumber(domain.planner.domain, state, number, counted);
  }
  state.at = whereIs(game, being, domain);
}

export function newState({ planner }: MindDomain): State {
  return createState(planner.domain);
}

export function sameState(a: State, b: State): boolean {
  if (a.lo !== b.lo || a.hi !== b.hi || a.at !== b.at) return false;
  for (let at = 0; at < a.numbers.length; at += 1) if (a.numbers[at] !== b.numbers[at]) return false;
  return true;
}

/** The place of the domain at which the being is. Asked in every thought, so that it looks at names alone. */
function whereIs(game: Game, being: Entity, { planner: { domain } }: MindDomain): number {
  const here = game.placeOf(being);
  const slug = here.prototype?.id;
  const rooms = being.need(Minded).places;
  const { beliefs } = being.need(Mind);
  const { places } = domain;
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? "";
    if (place === DAY_PLACE) {
      if (rooms[dutyOf(game, being)?.place ?? ""] === slug) return at;
    } else if (place.startsWith("@")) {
      if (beliefs[place.slice(1)]?.room === here.id) return at;
    } else if (rooms[place] === slug) return at;
  }
  return domain.elsewhere;
}
