import { Character } from "../components/index.ts";
import { defineCommand } from "./command.ts";

/** Makes a guest's character an account's: it asks for names and a password, and the character plays on. */
export const register = defineCommand(
  {
    name: "register",
    forms: ["register"],
    usage: "REGISTER takes no more words: it asks you for the rest.",
    help: "Turns a guest into a character of your own, with an account, so that you can come back to it.",
  },
  ({ actor, session, services, tell }) => {
    if (actor.get(Character)?.guest !== true)
      tell("Your character is kept already: it belongs to your account.");
    else services.push(session, "choose-account", { keep: "true" });
  },
);
