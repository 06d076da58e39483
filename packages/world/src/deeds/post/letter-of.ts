import { Refusal, type Entity } from "@wyldlands/ecs";
import type { Game } from "../../game.ts";
import { lettersTo } from "../../society/letters.ts";
import { refuse } from "../refusals.ts";

/** The actor's letter of that number, as MAIL counts them: 1 is the oldest. */
export function letterOf(game: Game, actor: Entity, number: number): Entity | Refusal<string> {
  const letters = lettersTo(game, actor.id);
  const letter = letters[number - 1];
  if (letter) return letter;
  if (letters.length === 0) return refuse("There are no letters for you.");
  return refuse(
    letters.length === 1
      ? "There is one letter for you: number 1."
      : "There is no letter {number}. <hint>Yours have the numbers 1 to {most}; MAIL lists them.</hint>",
    { number, most: letters.length },
  );
}

/** Why there is no such letter. */
export function noLetter(game: Game, actor: Entity, number: number): Refusal<string> | undefined {
  const letter = letterOf(game, actor, number);
  return letter instanceof Refusal ? letter : undefined;
}
