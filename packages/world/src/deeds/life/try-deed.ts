import type { Entity } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import type { Game } from "../../game.ts";
import { typedAs } from "../../reactions/typed.ts";
import { near, reactionsTo } from "../../reactions/near.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Tries what something here waits for and the game has no command for: `pull lever`. What comes of it are reactions. */
export const tryDeed = defineDeed<{ text: string }>({
  name: "try",
  check: ({ text }, { game, actor }) =>
    able(game, actor, "resting") ??
    (isAwaited(game, actor, text) ? undefined : refuse("Nothing comes of that.")),
  perform({ text }, { actor, emit }) {
    emit({ type: "Tried", entity: actor, text });
  },
});

/** Whether something near waits for exactly this line. */
export function isAwaited(game: Game, actor: Entity, line: string): boolean {
  const typed = typedAs(line);
  return near(game, actor).some((one) =>
    reactionsTo(one, "command").some(({ reaction }) => reaction.words?.includes(typed) === true),
  );
}
