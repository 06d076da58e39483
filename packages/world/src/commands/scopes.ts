import { Refusal, type Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { Closure, ContainedIn, Discoveries, Room, Ways, Worn } from "../components/index.ts";
import type { Scope } from "../deeds/deed.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { isWearable, layerOf, wornBy } from "../items/worn.ts";
import { isCloakedFrom } from "../views/cloak.ts";
import { isBeing } from "../views/names.ts";
import { directionOf } from "./directions.ts";

/** What a slot may stand for, seen from the actor, in the order in which `2.mug` counts. `inside`: see `contents`. */
export function candidates(game: Game, actor: Entity, scope: Scope): Entity[] {
  const here = (): Entity[] => game.company(game.placeOf(actor), actor);
  const held = (worn: boolean): Entity[] =>
    actor.sources(ContainedIn).filter((one) => one.has(Worn) === worn);
  switch (scope) {
    case "here":
      return here().filter((one) => !isBeing(one));
    case "carried":
      return held(false);
    case "worn":
      return wornBy(actor).toReversed();
    case "wearable":
      return held(false)
        .filter(isWearable)
        .sort((a, b) => layerOf(a) - layerOf(b));
    case "near":
      return [...held(false), ...held(true), ...here()];
    case "closable":
      return [
        ...doorsOf(game, actor).map(({ door }) => door),
        ...[...here(), ...held(false), ...held(true)].filter((one) => one.has(Closure)),
      ];
    case "beings":
      return here().filter(isBeing);
    case "anyone":
      return game.players.characters().filter((one) => !isCloakedFrom(game, actor, one));
    default:
      return [];
  }
}

/** What can be taken or seen in a thing; a refusal when that is shut, or a being. */
export function contents(container: Entity): Entity[] | Refusal<string> {
  if (isBeing(container)) return refuse("{container} would have something to say about that.", { container });
  if (container.get(Closure)?.open === false) return refuse("{container} is closed.", { container });
  return [...container.sources(ContainedIn)];
}

/** The door in a direction that the actor knows of: `north`, `north door`, `the door to the north`. */
export function doorTowards(game: Game, actor: Entity, text: string): Entity | undefined {
  const bare = text
    .toLowerCase()
    .replace(/^(?:the\s+)?(?:door|gate|hatch)\s+(?:to\s+)?(?:the\s+)?|\s+(?:door|gate|hatch)$/g, "")
    .replace(/^the\s+/, "");
  const direction = directionOf(bare);
  return doorsOf(game, actor).find((one) => one.direction === direction)?.door;
}

/** The doors of the room that the actor can know of, with their directions. */
function doorsOf(game: Game, actor: Entity): { direction: string; door: Entity }[] {
  const room = game.placeOf(actor);
  const found = actor.get(Discoveries) ?? [];
  return Object.entries(room.get(Ways) ?? {}).flatMap(([direction, way]) => {
    if (way.hidden !== undefined && !found.includes(`${room.prototype?.id} ${direction}`)) return [];
    const door = way.door === undefined ? undefined : game.room(way.door);
    return door && room.get(Room)?.exits[direction] !== undefined ? [{ direction, door }] : [];
  });
}

/** `all`, and there is nothing at all. */
export function nothing(scope: Scope, container?: Entity): Refusal<string> {
  if (container) return refuse("There is nothing in {container}.", { container });
  if (scope === "carried") return new Refusal("You carry nothing.");
  if (scope === "worn") return new Refusal("You wear nothing.");
  if (scope === "wearable") return new Refusal("You carry nothing to put on.");
  return new Refusal("There is nothing here to take.");
}

/** Nothing fits: in words that show what would. */
export function missing(scope: Scope, text: string, container?: Entity): Refusal<string> {
  const what = escapeMarkup(text);
  if (container)
    return refuse("There is no '{text}' in {container}. <hint>LOOK IN it shows what there is.</hint>", {
      text,
      container,
    });
  switch (scope) {
    case "carried":
    case "wearable":
      return new Refusal(`You are not carrying '${what}'. <hint>INVENTORY lists what you have.</hint>`);
    case "worn":
      return new Refusal(`You are not wearing '${what}'. <hint>EQUIPMENT lists what you wear.</hint>`);
    case "closable":
      return new Refusal(
        `You see no '${what}' here that opens or shuts. <hint>Name a door by its way: OPEN NORTH.</hint>`,
      );
    case "beings":
      return new Refusal(`There is nobody called '${what}' here. <hint>LOOK shows who is.</hint>`);
    case "anyone":
      return new Refusal(`No player called '${what}' is about. <hint>WHO lists them.</hint>`);
    default:
      return new Refusal(`You see no '${what}' here. <hint>LOOK shows what there is.</hint>`);
  }
}
