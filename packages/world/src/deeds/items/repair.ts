import type { Entity, Refusal } from "@wyldlands/ecs";
import { beginActivity } from "../../bodies/activity.ts";
import { Damaged, Durability, Stack, Station } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { handy } from "../../items/handy.ts";
import { loose, looseOf } from "../../items/worn.ts";
import { countOf, plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** How long one works at it. */
const SECONDS = 6;

/** Sets about mending a thing that has worn: at the station that it asks for, with what one repair uses up at hand. */
export const repair = defineDeed<{ item: Entity }>({
  name: "repair",
  check: ({ item }, { game, actor }) => handy(game, actor) ?? mendable(game, actor, item),
  perform({ item }, context) {
    const { game, actor, show } = context;
    show([actor], "You set about mending {item}.", { item });
    show(game.witnesses(actor), "{actor} sets about mending {item}.", { actor, item });
    beginActivity(context, {
      deed: "repaired",
      args: { item },
      doing: `mending ${plainName(item)}`,
      seconds: SECONDS,
      breaksOn: ["move", "hurt", "attack"],
    });
  },
  commands: [
    {
      name: "repair",
      aliases: ["fix"],
      forms: ["repair <item:carried>"],
      usage: "Repair what? EXAMINE tells how worn a thing is; then, say, REPAIR JERKIN.",
      help: "Mends a thing that has worn: repair jerkin. Some ask for a forge or a bench, and for something to mend them with.",
    },
  ],
});

/** It is as good as new, and what that took is used up. The end of `repair`. */
export const repaired = defineDeed<{ item: Entity }>({
  name: "repaired",
  check: ({ item }, { game, actor }) =>
    item === undefined ? refuse("It is gone.") : (handy(game, actor) ?? mendable(game, actor, item)),
  perform({ item }, { game, actor, show }) {
    const material = materialFor(actor, item);
    if (material) {
      if (material.has(Stack) && countOf(material) > 1) material.edit(Stack).count -= 1;
      else material.despawn();
    }
    item.remove(Damaged);
    show([actor], "You have mended {item}. It is as good as new.", { item });
    show(game.witnesses(actor), "{actor} has mended {item}.", { actor, item });
  },
});

function mendable(game: Game, actor: Entity, item: Entity): Refusal<string> | undefined {
  const refusal = loose(actor, item);
  if (refusal) return refusal;
  if (!item.has(Durability)) return refuse("There is nothing about {item} that you could mend.", { item });
  if (!item.has(Damaged)) return refuse("{item} needs no mending.", { item });
  const { station, needs } = item.need(Durability);
  const place = game.placeOf(actor);
  if (station !== undefined && !game.company(place).some((one) => one.get(Station)?.kind === station))
    return refuse("That takes a {station}, and there is none here.", { station });
  if (needs === undefined || materialFor(actor, item)) return undefined;
  return refuse("To mend {item} you need {needs}.", { item, needs: nameOfPrototype(game, needs) });
}

/** What the repair would use up. */
function materialFor(actor: Entity, item: Entity): Entity | undefined {
  const { needs } = item.need(Durability);
  return looseOf(actor).find((thing) => thing !== item && thing.prototype?.id === needs);
}

function nameOfPrototype(game: Game, id: string): string {
  return game.content.items.get(id)?.name ?? "something";
}
