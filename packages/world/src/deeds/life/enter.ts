import type { Entity } from "@wyldlands/ecs";
import { ContainedIn } from "../../components/index.ts";
import { isCloakedFrom } from "../../views/cloak.ts";
import { defineDeed } from "../deed.ts";

/** A player's character comes into play, or its player comes back to it. `how`: first, return or resume. */
export const enter = defineDeed<{ room: Entity; how: "first" | "return" | "resume" }>({
  name: "enter",
  perform({ room, how }, { game, actor, show, emit }) {
    if (actor.target(ContainedIn) !== room) actor.link(ContainedIn, room);
    const others = room
      .sources(ContainedIn)
      .filter((one) => one !== actor && !isCloakedFrom(game, one, actor));
    show(others, how === "resume" ? "{actor} stirs, and is awake again." : "{actor} arrives.", { actor });
    if (how === "first") show([actor], `${game.content.screens.get("welcome") ?? "Welcome."}\n`);
    const motd = how === "return" ? game.content.screens.get("motd") : undefined;
    if (motd !== undefined) show([actor], `${motd}\n`);
    game.showRoom(actor, show);
    const errand = how === "first" ? game.firstErrand() : undefined;
    if (errand) show([actor], `<hint>${errand.ask}</hint>`);
    emit({ type: "CharacterEntered", entity: actor, first: how === "first", resumed: how === "resume" });
  },
});
