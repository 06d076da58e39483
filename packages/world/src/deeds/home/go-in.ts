import type { Entity } from "@wyldlands/ecs";
import { rooted } from "../../bodies/conditions.ts";
import { able } from "../../bodies/posture.ts";
import { Tenancy } from "../../components/index.ts";
import { isAtDoor, mayEnter, tenantName } from "../../homes/homes.ts";
import { defineDeed } from "../deed.ts";
import { unengaged } from "../movement/go.ts";
import { admission, moveTo } from "../movement/walk.ts";
import { refuse } from "../refusals.ts";

/** Goes from the house into a room that is let there. Only the tenant and the guests get in. */
export const goIn = defineDeed<{ room: Entity }>({
  name: "go-in",
  check({ room }, { game, actor }) {
    const unable = able(game, actor, "standing") ?? unengaged(actor) ?? rooted(game, actor);
    if (unable) return unable;
    if (!room.has(Tenancy) || !isAtDoor(game, actor, room)) return refuse("There is no such room here.");
    if (!mayEnter(room, actor))
      return refuse("That room is let to {name}, and you are no guest there.", {
        name: tenantName(game, room),
      });
    return admission(game, actor, room);
  },
  perform: ({ room }, context) =>
    moveTo(context, room, {
      leaves: "{actor} goes through to the let rooms.",
      arrives: "{actor} comes in.",
      way: room,
    }),
});
