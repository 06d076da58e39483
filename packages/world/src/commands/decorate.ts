import { cannotDecorate } from "../deeds/home/decorate.ts";
import { defineCommand } from "./command.ts";

/** Opens the line editor on what is seen in the actor's own room. */
export const decorate = defineCommand(
  {
    name: "decorate",
    forms: ["decorate"],
    usage: "DECORATE takes no more words: it opens an editor.",
    help: "Lets you write what is seen in your own room, line by line; a single dot saves it, and nothing at all brings the house's own words back.",
  },
  ({ game, actor, session, services, tell }) => {
    const why = cannotDecorate(game, actor);
    if (why) tell(why.words);
    else services.push(session, "editor", { purpose: "home" });
  },
);
