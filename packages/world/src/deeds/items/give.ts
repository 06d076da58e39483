import type { Entity } from "@wyldlands/ecs";
import { handy } from "../../items/handy.ts";
import { canCarry } from "../../items/load.ts";
import { loose } from "../../items/worn.ts";
import { hasEnough } from "../../quests/errands.ts";
import { countOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { company } from "../refusals.ts";
import { moveThings } from "./move-things.ts";
import { enough } from "./take.ts";

/** Hands a carried thing, or some of a stack, to somebody in the same room. */
export const give = defineDeed<{ item: Entity; count?: number; to: Entity }>({
  name: "give",
  check: ({ item, count, to }, { game, actor }) =>
    handy(game, actor) ??
    loose(actor, item) ??
    company(actor, to) ??
    enough(item, count) ??
    hasEnough(game, actor, to, item) ??
    canCarry(game, to, item, count ?? countOf(item), actor),
  perform({ item, count, to }, { game, actor, emit }) {
    const given = count ?? countOf(item);
    const prototype = item.prototype?.id ?? "";
    const held = moveThings(game, item, given, to);
    emit({ type: "ItemGiven", entity: actor, to, item: held, prototype, count: given });
  },
  words: {
    actor: "You give {item} to {to}.",
    to: "{actor} gives you {item}.",
    others: "{actor} gives {item} to {to}.",
  },
  commands: [
    {
      name: "give",
      position: "resting",
      aliases: ["hand"],
      forms: ["give <item:carried...> to <to:beings>", "give <item:carried...> <to:beings>"],
      usage: "Give what to whom? For example GIVE OIL TO HESPER, or GIVE 5 COPPERS TO a player by name.",
      help: "Hands something to somebody here: give oil to hesper, give 5 coppers to tern.",
    },
  ],
});
