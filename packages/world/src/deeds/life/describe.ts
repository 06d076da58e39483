import { Character } from "../../components/index.ts";
import { silenced } from "../../society/silenced.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Most lines of a description, and most characters of a line. */
export const DESCRIPTION_LIMITS = { lines: 10, characters: 400 };

/** Sets what others see who look at the actor. Refuses what nobody would read to its end. */
export const describe = defineDeed<{ text: string }>({
  name: "describe",
  check({ text }, { game, actor }) {
    const quiet = silenced(game, actor);
    if (quiet) return quiet;
    const lines = text.split("\n");
    const { lines: most, characters } = DESCRIPTION_LIMITS;
    if (lines.length > most) return refuse(`That is ${lines.length} lines, and ${most} are the most.`);
    const long = lines.findIndex((line) => [...line].length > characters);
    if (long < 0) return undefined;
    return refuse(`Line ${long + 1} has more than ${characters} characters.`);
  },
  perform({ text }, { actor }) {
    actor.edit(Character).description = text;
  },
  words: { actor: "You see yourself with new eyes." },
});
