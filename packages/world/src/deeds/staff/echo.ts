import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Room } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { permitted } from "../../permissions/rights.ts";
import { silenced } from "../../society/silenced.ts";
import { defineDeed } from "../deed.ts";
import { staffCommand } from "./staff-command.ts";

/** Puts words before everybody in reach, as if the world said them. */
function echoing(
  name: string,
  alias: string | undefined,
  reaches: string,
  hearers: (game: Game, actor: Entity) => Iterable<Entity>,
) {
  return defineDeed<{ text: string }>({
    name,
    check: (_args, { game, actor }) => permitted(game, actor, "echo") ?? silenced(game, actor),
    perform: ({ text }, { game, actor, show }) => show(hearers(game, actor), "{text}", { text }),
    commands: [
      staffCommand({
        name,
        ...(alias === undefined ? {} : { aliases: [alias] }),
        permission: "echo",
        forms: [`${name} <text:text>`],
        usage: `Say what, as the world would? ${name.toUpperCase()} A BELL STRIKES, SOMEWHERE.`,
        help: `Puts words before everybody in ${reaches}, as if the world said them; your name is not shown, but it is kept.`,
        speech: true,
      }),
    ],
  });
}

export const echo = echoing("echo", undefined, "the room", (game, actor) =>
  game.placeOf(actor).sources(ContainedIn),
);
export const areaEcho = echoing("areaecho", "aecho", "the area", (game, actor) => {
  const area = game.placeOf(actor).get(Room)?.area;
  return game.players.characters().filter((one) => game.placeOf(one).get(Room)?.area === area);
});
export const worldEcho = echoing("worldecho", "wecho", "the world", (game) => game.players.characters());
