import type { Entity } from "@wyldlands/ecs";
import { homeOf } from "../../combat/home-of.ts";
import { endFight, letGo } from "../../combat/end-fight.ts";
import { Character, ContainedIn } from "../../components/index.ts";
import { permitted } from "../../permissions/rights.ts";
import { countOf, isBeing, nameOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { moveThings } from "../items/move-things.ts";
import { refuse } from "../refusals.ts";
import { staffCommand } from "./staff-command.ts";

/** Takes a thing or a being out of the world; what it held stays where it was. Players are never purged. */
export const purge = defineDeed<{ item: Entity }>({
  name: "purge",
  check({ item }, { game, actor }) {
    const refusal = permitted(game, actor, "purge");
    if (refusal) return refusal;
    if (!item.alive) return refuse("It is gone already.");
    if (item.has(Character)) return refuse("Players are not purged. <hint>BOOT ends a connection.</hint>");
    const at = item.target(ContainedIn);
    return at === actor || at === game.placeOf(actor) ? undefined : refuse("{item} is not here.", { item });
  },
  perform({ item }, context) {
    const { game, actor, show, emit } = context;
    const place = game.placeOf(actor);
    const name = { markup: nameOf(item) };
    for (const thing of item.sources(ContainedIn)) moveThings(game, thing, countOf(thing), place);
    const prototype = item.prototype?.id;
    if (isBeing(item)) {
      endFight(context, item);
      letGo(context, item);
      emit({ type: "EntityDied", entity: item, id: item.id, place, ...homeOf(game, item) });
    } else emit({ type: "ItemDecayed", id: item.id, prototype, place });
    show([actor], "<system>{name} is no more.</system>", { name });
    show(game.witnesses(actor), "{name} is gone, as if it had never been.", { name });
    item.despawn();
  },
  commands: [
    staffCommand({
      name: "purge",
      permission: "purge",
      forms: ["purge <item:near>"],
      usage: "Take what out of the world? Something here or in your hands: PURGE 2.CRAB.",
      help: "Takes a thing or a being out of the world for good; what it held stays. Never a player.",
    }),
  ],
});
