import type { Entity, Refusal } from "@wyldlands/ecs";
import { busy } from "../bodies/activity.ts";
import { sightless } from "../bodies/conditions.ts";
import { breakEffects } from "../bodies/effects.ts";
import { able } from "../bodies/posture.ts";
import { ContainedIn, Name } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import { moveThings } from "../deeds/items/move-things.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { isBeing } from "../views/names.ts";
import { exitsOf, isClosed } from "../views/ways.ts";
import { armsOfWeapon } from "./arms.ts";
import { mayAttack, mayHarm } from "./may-attack.ts";
import { startFight } from "./start-fight.ts";
import { swing } from "./swing.ts";

/** Whom something is sent at: a being here, or in the next room one that is called so, or the first that may be harmed. */
export interface Aim {
  to?: Entity | undefined;
  direction?: string | undefined;
  name?: string | undefined;
}

/** Whom it would reach, or why nobody. */
export function markOf(game: Game, actor: Entity, { to, direction, name }: Aim): Entity | Refusal<string> {
  const unable = able(game, actor, "standing") ?? busy(actor) ?? sightless(game, actor);
  if (unable) return unable;
  if (to) return mayAttack(game, actor, to) ?? to;
  const room = roomBeyond(game, actor, direction ?? "");
  if (!room) return refuse("You cannot see far enough that way.");
  const there = game
    .company(room, actor)
    .filter((one) => isBeing(one) && (name === undefined || isCalled(one, name)));
  const [first] = there;
  if (!first)
    return name === undefined
      ? refuse("You see nobody there.")
      : refuse("You see no '{name}' there.", { name });
  const fair = there.find((one) => mayHarm(game, actor, one) === undefined);
  return fair ?? mayHarm(game, actor, first) ?? first;
}

/** The room next door, by a way that the being knows of, unless a shut door is between: what stops eyes stops stones. */
function roomBeyond(game: Game, being: Entity, direction: string): Entity | undefined {
  const exit = exitsOf(game, being, game.placeOf(being)).find((one) => one.direction === direction);
  return exit && !isClosed(exit.door) && exit.blocked === undefined ? game.room(exit.to) : undefined;
}

function isCalled(being: Entity, name: string): boolean {
  const wanted = name.toLowerCase();
  const { keywords = [], name: own = "" } = being.get(Name) ?? {};
  return own.toLowerCase().startsWith(wanted) || keywords.some((word) => word.startsWith(wanted));
}

/**
 * A shot or a throw: hit or miss, what was sent lies where the mark stands. Across the room it begins a fight; what is hit in the
 * next room comes if it can (listeners of EntityHurt). Only inside a deed.
 */
export function send(context: DeedContext, mark: Entity, weapon: Entity, missile: Entity): void {
  const { game, actor } = context;
  const arms = armsOfWeapon(weapon);
  if (mark.target(ContainedIn) === actor.target(ContainedIn)) startFight(context, actor, mark);
  else breakEffects(context, actor, "attack");
  moveThings(game, missile, 1, game.placeOf(mark));
  swing(context, actor, mark, arms);
}

/** 'You throw a harpoon north at a crab.': before `send`. */
export function tellShot(
  { game, actor, show }: DeedContext,
  verb: "shoot" | "throw",
  at: Entity,
  direction: string | undefined,
  what?: Entity,
): void {
  const thing = what ? " {what}" : "";
  const where = direction === undefined ? "" : " {direction}";
  const values = { actor, at, what, direction };
  show([actor], `You ${verb}${thing}${where} at {at}.`, values);
  const others = game.witnesses(actor).filter((one) => one !== at);
  show(others, `{actor} ${verb}s${thing}${where === "" ? " at {at}" : where}.`, values);
}

/** The exit by which the being would come to the other, who is next door. */
export function wayTo(game: Game, being: Entity, other: Entity): string | undefined {
  const there = game.placeOf(other);
  const ways = exitsOf(game, being, game.placeOf(being));
  return ways.find(({ direction }) => roomBeyond(game, being, direction) === there)?.direction;
}
