import type { Entity } from "@wyldlands/ecs";
import { fits, openToHand } from "../../items/containers.ts";
import { handy } from "../../items/handy.ts";
import { loose } from "../../items/worn.ts";
import { countOf, nameOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { moveThings } from "./move-things.ts";
import { enough } from "./take.ts";

/** Puts a carried thing, or some of a stack, into a container: one that is carried, or stands in the room. */
export const put = defineDeed<{ item: Entity; count?: number; container: Entity }>({
  name: "put",
  check: ({ item, count, container }, { game, actor }) =>
    handy(game, actor) ??
    loose(actor, item) ??
    enough(item, count) ??
    openToHand(actor, container) ??
    fits(game, container, item, count ?? countOf(item)),
  perform({ item, count, container }, { game, actor, show, emit }) {
    const many = count ?? countOf(item);
    const values = { actor, container, item: { markup: nameOf(item, many) } };
    const held = moveThings(game, item, many, container);
    show([actor], "You put {item} in {container}.", values);
    show(game.witnesses(actor), "{actor} puts {item} in {container}.", values);
    emit({ type: "ItemDropped", entity: actor, item: held, place: container });
  },
  commands: [
    {
      name: "put",
      position: "resting",
      aliases: ["stow"],
      forms: [
        "put <item:carried...> in <container:near>",
        "put <item:carried...> into <container:near>",
        "put <item:carried...> on <container:near>",
      ],
      usage: "Put what in what? For example PUT KNIFE IN SACK, or PUT ALL.SHELL IN CHEST.",
      help: "Puts what you carry into something that holds it: put knife in sack, put 3 shells in chest, put all in sack.",
    },
  ],
});
