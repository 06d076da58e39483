import { Board, Readable } from "../components/index.ts";
import { blinded } from "../views/sight.ts";
import { defineCommand } from "./command.ts";
import { look } from "./look.ts";
import { candidates } from "./scopes.ts";
import { parseSelector, select } from "./selector.ts";

/** Reads what is written on a thing; a sign that is only a detail of the room is looked at. */
export const read = defineCommand(
  {
    name: "read",
    forms: ["read <what:near>"],
    usage: "Read what? A letter, a board, a sign: READ SIGN.",
    help: "Reads what is written on something here or in your hands: read sign, read book.",
  },
  (context, rest) => {
    const { game, actor, tell } = context;
    const what = rest.replace(/^the\s+/i, "");
    const blind = blinded(game, actor);
    if (what === "") tell("Read what? A letter, a board, a sign: <command>READ SIGN</command>.");
    else if (blind) tell(blind.words);
    else {
      const selector = parseSelector(what);
      const found = selector && select(selector, candidates(game, actor, "near"))[0]?.entity;
      const text = found?.get(Readable)?.text;
      if (text !== undefined) tell(text);
      else if (found?.has(Board))
        tell("Notices hang on it. <hint>BOARD lists them, BOARD READ reads one.</hint>");
      else if (found) tell("There is nothing written on it.");
      else look.run(context, what);
    }
  },
);
