import type { Entity, Refusal } from "@wyldlands/ecs";
import { Tenancy } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { homeOf } from "../../homes/homes.ts";
import { silenced } from "../../society/silenced.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Most lines of what a tenant writes of the room, and most characters of a line. */
export const DECORATION_LIMITS = { lines: 8, characters: 400 };

/** Sets what is seen in one's own room. Without text, it is as the house lets it. */
export const decorate = defineDeed<{ text: string }>({
  name: "decorate",
  check({ text }, { game, actor }) {
    const why = cannotDecorate(game, actor) ?? silenced(game, actor);
    if (why) return why;
    const lines = text.split("\n");
    const { lines: most, characters } = DECORATION_LIMITS;
    if (lines.length > most) return refuse(`That is ${lines.length} lines, and ${most} are the most.`);
    const long = lines.findIndex((line) => [...line].length > characters);
    return long < 0 ? undefined : refuse(`Line ${long + 1} has more than ${characters} characters.`);
  },
  perform({ text }, { game, actor, show }) {
    const room = homeOf(game, actor);
    if (!room) return;
    room.edit(Tenancy).look = text.trim();
    show(
      [actor],
      text.trim() === "" ? "Your room looks as it was let." : "Your room looks as you say from now on.",
    );
  },
});

/** Only who has a room can say what it looks like. */
export function cannotDecorate(game: Game, actor: Entity): Refusal<string> | undefined {
  return homeOf(game, actor)
    ? undefined
    : refuse("You have no room of your own. <hint>HELP HOMES tells where they are let.</hint>");
}
