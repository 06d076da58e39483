import type { Entity, Refusal } from "@wyldlands/ecs";
import { Closure, Edible, ItemKind, LightSource, Station, Usable, Wearable } from "../../components/index.ts";
import { fits } from "../../conditions/fits.ts";
import { handy } from "../../items/handy.ts";
import { USE_HANDLERS } from "../../use-handlers/index.ts";
import { defineDeed } from "../deed.ts";
import { carried, reach, refuse } from "../refusals.ts";

/** Does with a thing what its author says it is for, by itself or on something. */
export const use = defineDeed<{ item: Entity; on?: Entity }>({
  name: "use",
  check({ item, on }, context) {
    const { game, actor } = context;
    const unable = handy(game, actor) ?? (carried(actor, item) && reach(actor, item));
    if (unable) return unable;
    const usable = item.get(Usable);
    const handler = usable && USE_HANDLERS[usable.handler];
    if (!handler) return otherWords(item, on);
    if (on && on !== actor && carried(actor, on) && reach(actor, on)) return reach(actor, on);
    if (!fits(game, usable.when, { room: game.placeOf(actor), being: actor }))
      return refuse(usable.otherwise ?? "{item} is of no use just now.", { item, actor });
    return handler.check?.({ item, on, data: usable.data }, context);
  },
  perform({ item, on }, context) {
    const { handler, data } = item.need(Usable);
    context.emit({ type: "ItemUsed", entity: context.actor, item, ...(on && { on }) });
    USE_HANDLERS[handler]?.perform({ item, on, data }, context);
  },
  commands: [
    {
      name: "use",
      aliases: ["apply"],
      position: "resting",
      forms: ["use <item:near> on <on:near>", "use <item:near> with <on:near>", "use <item:near>"],
      usage: "Use what, and on what? USE BANDAGE, USE SALVE ON HESPER.",
      help: "Does with a thing what it is for: use bandage, use bandage on grout, use horn.",
    },
  ],
});

/** Where another word is meant: which. */
function otherWords(item: Entity, on: Entity | undefined): Refusal<string> {
  const kind = item.get(ItemKind)?.kind;
  if (kind === "key" && on?.has(Closure) !== false)
    return refuse("<hint>UNLOCK takes the right key by itself.</hint>");
  if (item.has(Edible)) return refuse(`<hint>${item.need(Edible).how.toUpperCase()} it.</hint>`);
  if (item.has(LightSource)) return refuse("<hint>LIGHT it.</hint>");
  if (item.has(Station)) return refuse("<hint>RECIPES shows what you could make here.</hint>");
  if (item.has(Wearable)) return refuse("<hint>WEAR it.</hint>");
  if (kind === "weapon") return refuse("<hint>WIELD it.</hint>");
  return refuse("You can think of no use for {item}.", { item });
}
