import type { Entity } from "@wyldlands/ecs";
import type { Trait } from "@wyldlands/voice";
import { isAsleep } from "../bodies/conditions.ts";
import { hasCondition } from "../bodies/effects.ts";
import { mostOf, vitalOf, type Vital } from "../bodies/vitals.ts";
import {
  Character,
  Closure,
  Combatant,
  ContainedIn,
  Edible,
  ItemKind,
  Minded,
  Worn,
} from "../components/index.ts";
import type { Game } from "../game.ts";
import { coinsOf } from "../items/purse.ts";
import { promisesOf } from "../memory/promises.ts";
import { CONDITIONS, type Condition } from "../rules/words.ts";
import { calendarAt, dayPart } from "../time/calendar.ts";
import { countOf } from "../views/names.ts";
import { inTheDark } from "../views/sight.ts";
import { doorOf, isClosed } from "../views/ways.ts";
import { believed, belief } from "./beliefs.ts";
import { captiveOf } from "./captives.ts";
import { daysOf } from "./day.ts";
import { needLevel } from "./needs.ts";
import type { SenseName } from "./sense-names.ts";
import { traitsOf } from "./traits.ts";

/** How far ahead a mind thinks of what its day asks. */
const SOON_HOURS = 2;

/** What a mind asks of itself and of what is around it: a number, where 0 is no. `of`: what the rules name beside the sense. */
type Sense = (game: Game, being: Entity, of: readonly string[]) => number;

const yes = (it: boolean): number => (it ? 1 : 0);
const percent = (game: Game, being: Entity, vital: Vital): number =>
  (vitalOf(game, being, vital) * 100) / Math.max(1, mostOf(game, being, vital));

/** By the name that `rules/minds.yaml` gives it. */
const SENSES: Readonly<Record<SenseName, Sense>> = {
  /** Health, in percent. */
  health: (game, being) => percent(game, being, "health"),
  /** Stamina, in percent. */
  stamina: (game, being) => percent(game, being, "stamina"),
  /** Mana, in percent. */
  mana: (game, being) => percent(game, being, "mana"),
  /** How full the need `of` is, in percent. */
  need: (game, being, [need = ""]) => needLevel(game, being, need) * 100,
  /** Coins in its purse. */
  coins: (game, being) => coinsOf(game, being),
  /** How many it carries of the things `of`: prototypes, or `food`, or a kind of thing. */
  carries: (_game, being, of) => {
    let count = 0;
    for (const thing of being.sources(ContainedIn)) if (isOf(thing, of)) count += countOf(thing);
    return count;
  },
  /** How many of the things `of` lie where it is. */
  lies: (game, being, of) => {
    let count = 0;
    for (const thing of game.placeOf(being).sources(ContainedIn))
      if (isOf(thing, of)) count += countOf(thing);
    return count;
  },
  /** It has something in hand to fight with. */
  armed: (_game, being) =>
    yes(being.sources(ContainedIn).some((one) => one.has(Worn) && one.get(ItemKind)?.kind === "weapon")),
  /** It is in a fight. */
  fights: (_game, being) => yes(being.has(Combatant)),
  /** It sleeps. */
  asleep: (game, being) => yes(isAsleep(game, being)),
  /** One of the conditions `of` is upon it. */
  suffers: (game, being, of) =>
    yes(
      of.some((one) => CONDITIONS.includes(one as Condition) && hasCondition(game, being, one as Condition)),
    ),
  /** It believes something of one of the kinds `of`. */
  believes: (_game, being, of) => yes(of.some((kind) => belief(being, kind) !== undefined)),
  /** Whom it believes that of is where it is, and it sees them. */
  sees: (game, being, of) =>
    yes(
      of.some((kind) => {
        const who = believed(game, being, kind);
        return who !== undefined && game.company(game.placeOf(being), being).includes(who);
      }),
    ),
  /** It has somebody by the collar. */
  holds: (game, being) => yes(captiveOf(game, being) !== undefined),
  /** It is at one of the places `of`. */
  at: (game, being, of) => {
    const here = game.placeOf(being).prototype?.id;
    const places = being.get(Minded)?.places ?? {};
    return yes(of.some((place) => places[place] !== undefined && places[place] === here));
  },
  /** What no sense tells: only plans bring it about. */
  never: () => 0,
  /** The hour of the day, 0 to 23. */
  hour: (game) => calendarAt(game).hour,
  /** It is one of the parts `of` of the day. */
  part: (game, _being, of) => yes(of.includes(dayPart(game))),
  /** Its day asks for one of the actions `of` within the next two hours. */
  next: (game, being, of) => yes(daysOf(game, being)?.asksWithin(game, SOON_HOURS, of) === true),
  /** It is too dark for it to see. */
  dark: (game, being) => yes(inTheDark(game, being)),
  /** How many players it sees. */
  players: (game, being) =>
    game.company(game.placeOf(being), being).filter((one) => one.has(Character)).length,
  /** How many others of its kind of mind, or of the archetypes `of`, it sees. */
  peers: (game, being, of) => {
    const own = being.get(Minded)?.archetype ?? "";
    return game
      .company(game.placeOf(being), being)
      .filter((one) => (of.length > 0 ? of : [own]).includes(one.get(Minded)?.archetype ?? "")).length;
  },
  /** A door `of` ('area:room direction') stands open. */
  open: (game, _being, of) => yes(of.some((door) => closure(game, door)?.open === true)),
  /** It has given somebody its word, and the time for it is not over. */
  promised: (game, being) => yes(promisesOf(game, being).some(({ until }) => until > game.clock.now())),
  /** A door `of` is locked. */
  locked: (game, _being, of) => yes(of.some((door) => closure(game, door)?.locked === true)),
  /** How much it is of the trait `of`, from -100 to 100. */
  trait: (_game, being, [trait = ""]) => (traitsOf(being)[trait as Trait] ?? 0) * 100,
};

export function sense(game: Game, being: Entity, name: SenseName, of: readonly string[] = []): number {
  return SENSES[name](game, being, of);
}

/** Whether a thing that is not worn is one of those: a prototype, a kind of thing, or `food`. */
export function isOf(thing: Entity, of: readonly string[]): boolean {
  if (thing.has(Worn)) return false;
  const kind = thing.get(ItemKind)?.kind;
  return of.some(
    (one) =>
      one === thing.prototype?.id || one === kind || (one === "food" && thing.get(Edible)?.how === "eat"),
  );
}

function closure(game: Game, door: string): { open: boolean; locked: boolean } | undefined {
  const [slug = "", direction = ""] = door.split(" ");
  const room = game.room(slug);
  const thing = room && doorOf(game, room, direction);
  return thing && (thing.get(Closure) ?? { open: !isClosed(thing), locked: false });
}
