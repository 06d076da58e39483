import type { Entity, Refusal } from "@wyldlands/ecs";
import { parseSelector, select } from "../../commands/selector.ts";
import type { Game } from "../../game.ts";
import { canCarry } from "../../items/load.ts";
import { enclosedIn } from "../../society/letters.ts";
import { countOf, nameOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { moveThings } from "../items/move-things.ts";
import { refuse } from "../refusals.ts";
import { cannotPost } from "./at-post.ts";
import { parcelOf } from "./parcel.ts";

/** Takes out of the letter that is begun what was enclosed: all that the words mean, or nothing. */
export const withdrawEnclosed = defineDeed<{ what: string }>({
  name: "withdraw-enclosed",
  check: ({ what }, { game, actor }) => cannotPost(game, actor) ?? notEnclosed(game, actor, what),
  perform({ what }, { game, actor, show, emit }) {
    for (const { entity, count = countOf(entity) } of picked(actor, what)) {
      const refusal = canCarry(game, actor, entity, count);
      if (refusal) return refusal;
      const from = game.placeOf(entity);
      const thing = { markup: nameOf(entity, count) };
      const lifted = entity.id;
      const item = moveThings(game, entity, count, actor);
      show([actor], "You take {thing} out of your letter.", { thing });
      emit({ type: "ItemPickedUp", entity: actor, item, lifted, from, count });
    }
    return undefined;
  },
  commands: [
    {
      name: "mail",
      forms: ["mail withdraw <what:text>"],
      usage: "Withdraw what? For example MAIL WITHDRAW KNIFE, or MAIL WITHDRAW ALL.",
      help: "Takes something out of your letter again.",
    },
  ],
});

function picked(actor: Entity, what: string) {
  const parcel = parcelOf(actor);
  const selector = parseSelector(what);
  return parcel && selector ? select(selector, enclosedIn(parcel)) : [];
}

function notEnclosed(game: Game, actor: Entity, what: string): Refusal<string> | undefined {
  const parcel = parcelOf(actor);
  if (!parcel || enclosedIn(parcel).length === 0)
    return refuse("You have enclosed nothing. <hint>MAIL ENCLOSE and a thing does.</hint>");
  const found = picked(actor, what);
  if (found.length === 0)
    return refuse("There is no '{what}' in your letter. <hint>MAIL shows what is enclosed.</hint>", { what });
  const [only] = found;
  return only && found.length === 1
    ? canCarry(game, actor, only.entity, only.count ?? countOf(only.entity))
    : undefined;
}
