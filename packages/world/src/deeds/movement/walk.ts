import type { Entity, Refusal } from "@wyldlands/ecs";
import { rooted } from "../../bodies/conditions.ts";
import { isCopy } from "../../building/slugs.ts";
import { breakEffects, hasCondition } from "../../bodies/effects.ts";
import { practise, rankOf } from "../../bodies/skills.ts";
import { afford, pay } from "../../bodies/vitals.ts";
import { Character, ContainedIn, RoomNature } from "../../components/index.ts";
import { DIRECTIONS, isDirection, OPPOSITE, type Direction } from "../../content/directions.ts";
import { list } from "../../content/prose.ts";
import type { Game } from "../../game.ts";
import { terrainCost } from "../../rules/formulas/terrain-cost.ts";
import { isBeing } from "../../views/names.ts";
import { isUnseen, isVisible } from "../../views/sight.ts";
import { exitsOf, isClosed, type Exit } from "../../views/ways.ts";
import type { DeedContext } from "../deed.ts";
import { NoWay, refuse } from "../refusals.ts";
import { steal } from "./steal.ts";

type Needs = "climb" | "swim" | "fly";

/** What a being that cannot do it is told, and the skill that does it. */
const NEEDS: Readonly<Record<Needs, { skill?: string; words: string }>> = {
  climb: {
    skill: "climbing",
    words: "That takes climbing, and you never learned to. <hint>Somebody may teach you.</hint>",
  },
  swim: {
    skill: "swimming",
    words: "That takes swimming, and you never learned to. <hint>Somebody may teach you.</hint>",
  },
  fly: { words: "That way is only air. It takes wings." },
};

/**
 * Why the actor cannot go that way: no such way that it knows of, a closed door, water, a cliff, no room for one more, too tired,
 * held fast. Whether it stands, or is in a fight, is the caller's question.
 */
export function cannotWalk(game: Game, actor: Entity, direction: string): Refusal<string> | undefined {
  const exits = exitsOf(game, actor, game.placeOf(actor));
  if (!isDirection(direction))
    return refuse("Go where? A direction is one of {all}.", { all: list(DIRECTIONS) });
  const exit = exits.find((one) => one.direction === direction);
  if (!exit) {
    const ways = exits.map((one) => one.direction);
    if (ways.length === 0) return new NoWay(direction, "There is no way out of here.");
    return new NoWay(direction, "There is no way {direction} from here. You can go {ways}.", {
      direction,
      ways: list(ways),
    });
  }
  const to = game.room(exit.to);
  if (!to) return refuse("The way {direction} is blocked.", { direction });
  if (exit.blocked !== undefined) return refuse(exit.blocked);
  if (isCopy(game.placeOf(actor).prototype?.id ?? "") && !isCopy(exit.to))
    return refuse("Here your draft ends. <hint>PREVIEW END goes back into the world.</hint>");
  if (isClosed(exit.door))
    return refuse("{door} is closed. <hint>OPEN {way} first.</hint>", {
      door: exit.door,
      way: direction.toUpperCase(),
    });
  const needs = needsOf(exit, to);
  return (
    rooted(game, actor) ??
    admission(game, actor, to, exit.way.noMobs === true) ??
    (needs === undefined || manages(game, actor, needs) ? undefined : refuse(NEEDS[needs].words)) ??
    (afford(game, actor, { stamina: costOf(game, actor, exit, to) }) &&
      refuse("You are too tired to go on. <hint>REST a while.</hint>"))
  );
}

/** Why the room does not take the being in. `noMobs`: the way there takes none. */
export function admission(
  game: Game,
  being: Entity,
  room: Entity,
  noMobs = false,
): Refusal<string> | undefined {
  const nature = room.get(RoomNature);
  const character = being.has(Character);
  if (!character && (noMobs || nature?.noMobs === true))
    return refuse("That is no way for {being}.", { being });
  if (!character || nature?.room === undefined) return undefined;
  const there = room
    .sources(ContainedIn)
    .filter((one) => one !== being && one.has(Character) && game.players.sessionOf(one) !== undefined);
  return there.length < nature.room
    ? undefined
    : refuse("There is no room for one more in {room}.", { room });
}

/** Goes there: check `cannotWalk` before. Only inside a deed. */
export function walk(context: DeedContext, direction: Direction, leaves?: string): void {
  const { game, actor } = context;
  const from = game.placeOf(actor);
  const exit = exitsOf(game, actor, from).find((one) => one.direction === direction);
  const to = exit && game.room(exit.to);
  if (!exit || !to) return;
  const needs = needsOf(exit, to);
  pay(game, actor, { stamina: costOf(game, actor, exit, to) });
  const skill = needs === undefined ? undefined : NEEDS[needs].skill;
  if (skill !== undefined && rankOf(actor, skill) > 0) practise(context, actor, skill);
  moveTo(context, to, {
    leaves: leaves ?? `{actor} ${WAYS_OUT[direction] ?? `leaves ${direction}`}.`,
    arrives: `{actor} arrives from ${WAYS_IN[OPPOSITE[direction]]}.`,
    way: direction,
  });
}

/** `item`: what it is that one goes into. `way`: see the event `EntityMoved`; without it, the item. */
interface Words {
  leaves: string;
  arrives: string;
  item?: Entity;
  way?: Direction | Entity;
}

/**
 * Moves the actor from room to room, shows it the new one, and tells those who can perceive it. Who is sneaking is noticed or
 * not. Only inside a deed.
 */
export function moveTo(context: DeedContext, to: Entity, words: Words): void {
  const { game, actor, show, emit } = context;
  const from = game.placeOf(actor);
  breakEffects(context, actor, "move");
  const { leaves, arrives, way = words.item, ...values } = words;
  show(perceivers(game, actor, from), leaves, { actor, ...values });
  actor.link(ContainedIn, to);
  const noticed = steal(context, to);
  show(perceivers(game, actor, to), arrives, { actor, ...values });
  game.showRoom(actor, show);
  if (noticed) show([actor], "{noticed} notices you.", { noticed });
  emit({ type: "EntityMoved", entity: actor, from, to, ...(way !== undefined && { way }) });
}

/** Everyone in the room who sees the actor come or go; in the dark all hear the steps of one who does not hide. */
function perceivers(game: Game, actor: Entity, room: Entity): Entity[] {
  const others = room.sources(ContainedIn).filter((one) => one !== actor && isBeing(one));
  return isUnseen(game, actor) ? others.filter((one) => isVisible(game, one, actor)) : others;
}

/** Deep water has to be swum, whatever its author says of the way there. */
function needsOf({ way }: Exit, to: Entity): Needs | undefined {
  const terrain = to.get(RoomNature)?.terrain;
  return way.needs ?? (terrain === "water" || terrain === "underwater" ? "swim" : undefined);
}

function manages(game: Game, being: Entity, needs: Needs): boolean {
  if (hasCondition(game, being, "flying")) return true;
  if (needs === "swim" && hasCondition(game, being, "swimming")) return true;
  const { skill } = NEEDS[needs];
  return skill !== undefined && rankOf(being, skill) > 0;
}

function costOf(game: Game, being: Entity, exit: Exit, to: Entity): number {
  const flying = hasCondition(game, being, "flying");
  return terrainCost(to.get(RoomNature)?.terrain ?? "inside", { needs: needsOf(exit, to), flying });
}

/** Where 'leaves' and the direction would read badly. */
const WAYS_OUT: Readonly<Partial<Record<Direction, string>>> = {
  northeast: "leaves north-east",
  northwest: "leaves north-west",
  southeast: "leaves south-east",
  southwest: "leaves south-west",
  up: "goes up",
  down: "goes down",
  in: "goes in",
  out: "goes out",
};

/** 'arrives from …', by the side of the room that one comes in at. */
const WAYS_IN: Readonly<Record<Direction, string>> = {
  north: "the north",
  south: "the south",
  east: "the east",
  west: "the west",
  northeast: "the north-east",
  northwest: "the north-west",
  southeast: "the south-east",
  southwest: "the south-west",
  up: "above",
  down: "below",
  in: "inside",
  out: "outside",
};
