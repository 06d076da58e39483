import type { Entity, Refusal } from "@wyldlands/ecs";
import { Container, ContainedIn } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { mayRob, openToHand } from "../../items/containers.ts";
import { handy } from "../../items/handy.ts";
import { canCarry } from "../../items/load.ts";
import { countOf, nameOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { liftable, reach, refuse } from "../refusals.ts";
import { moveThings } from "./move-things.ts";

/**
 * Moves a thing, or some of a stack, into the actor's hands: from where it lies, or out of a container. Refuses what is
 * fixed, alive, out of reach, shut away or too heavy.
 */
export const take = defineDeed<{ item: Entity; count?: number; container?: Entity }>({
  name: "take",
  check: ({ item, count, container }, { game, actor }) =>
    handy(game, actor) ??
    inReach(game, actor, item, container) ??
    liftable(item) ??
    enough(item, count) ??
    canLift(game, actor, item, count ?? countOf(item)),
  perform({ item, count }, { game, actor, show, emit }) {
    const from = game.placeOf(item);
    const container = from.has(Container) ? from : undefined;
    const many = count ?? countOf(item);
    const values = { actor, container, item: { markup: nameOf(item, many) } };
    const held = moveThings(game, item, many, actor);
    show([actor], container ? "You get {item} from {container}." : "You get {item}.", values);
    const others = container ? "{actor} gets {item} from {container}." : "{actor} gets {item}.";
    show(game.witnesses(actor), others, values);
    emit({ type: "ItemPickedUp", entity: actor, item: held, lifted: item.id, from, count: many });
  },
  commands: [
    {
      name: "get",
      position: "resting",
      aliases: ["take"],
      forms: [
        "get <item:inside...> from <container:near>",
        "get <item:inside...> out of <container:near>",
        "get <item:here...>",
      ],
      usage:
        "Get what? LOOK shows what lies here; then, say, GET MUG or GET ALL. GET BREAD FROM SACK empties a sack.",
      help: "Takes a thing you can see: get mug, get 2.mug (the second one), get all.shell, get 5 coppers, get all, get bread from sack.",
    },
  ],
});

/** The thing must lie where the actor stands, or in a container that is open to its hand. */
function inReach(
  game: Game,
  actor: Entity,
  item: Entity,
  container: Entity | undefined,
): Refusal<string> | undefined {
  const place = item.target(ContainedIn);
  const box = container ?? (place?.has(Container) === true ? place : undefined);
  if (!box) return reach(actor, item);
  const refusal = openToHand(actor, box) ?? mayRob(game, actor, box);
  if (refusal || place === box) return refusal;
  return refuse("{item} is not in {box}.", { item, box });
}

/** What comes out of one's own bag was carried already. */
function canLift(game: Game, actor: Entity, item: Entity, count: number): Refusal<string> | undefined {
  return item.target(ContainedIn)?.target(ContainedIn) === actor
    ? undefined
    : canCarry(game, actor, item, count);
}

/** There must be as many as asked for. */
export function enough(item: Entity, count: number | undefined) {
  if (count === undefined || count <= countOf(item)) return undefined;
  return refuse("There are not that many: only {item}.", { item });
}
