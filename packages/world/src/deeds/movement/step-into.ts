import type { Entity } from "@wyldlands/ecs";
import { rooted } from "../../bodies/conditions.ts";
import { able } from "../../bodies/posture.ts";
import { Enterable } from "../../components/index.ts";
import { isClosed } from "../../views/ways.ts";
import { defineDeed } from "../deed.ts";
import { reach, refuse } from "../refusals.ts";
import { unengaged } from "./go.ts";
import { admission, moveTo } from "./walk.ts";

/** Goes into a boat, a barrel, a mirror: the room inside it. */
export const stepInto = defineDeed<{ item: Entity }>({
  name: "step-into",
  check({ item }, { game, actor }) {
    const unable =
      able(game, actor, "standing") ?? unengaged(actor) ?? reach(actor, item) ?? rooted(game, actor);
    if (unable) return unable;
    const inside = item.get(Enterable);
    const room = inside && game.room(inside.room);
    if (!room) return refuse("There is no going into {item}.", { item });
    if (isClosed(item)) return refuse("{item} is closed. <hint>OPEN it first.</hint>", { item });
    return admission(game, actor, room);
  },
  perform({ item }, context) {
    const { game, actor, show } = context;
    const { room, portal, words } = item.need(Enterable);
    const to = game.room(room);
    if (!to) return;
    show([actor], words ?? "You go into {item}.", { actor, item });
    const how = portal ? "{actor} goes into {item}, and is gone." : "{actor} goes into {item}.";
    moveTo(context, to, {
      leaves: how,
      arrives: portal ? "{actor} is here, all at once." : "{actor} comes in.",
      item,
    });
  },
  commands: [
    {
      name: "enter",
      forms: ["enter <item:here>"],
      usage: "Enter what? Something that has an inside, such as ENTER BOAT. Other ways are directions: IN.",
      help: "Goes into something that has an inside: enter boat. LEAVE brings you out again.",
    },
  ],
});
