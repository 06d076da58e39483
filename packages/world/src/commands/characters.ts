import { Character } from "../components/index.ts";
import { defineCommand } from "./command.ts";

/** Leaves the character and lets the player choose another one of the account, or make one. */
export const characters = defineCommand(
  {
    name: "characters",
    aliases: ["switch"],
    forms: ["characters"],
    usage: "CHARACTERS takes no more words: it asks which one you want.",
    help: "Leaves this character and lets you play another of your account, or make a new one. What each carries is kept.",
  },
  ({ actor, session, services, tell }) => {
    if (actor.get(Character)?.guest === true) {
      tell(
        "A guest has no other characters. <hint>REGISTER makes you an account, and keeps this one.</hint>",
      );
      return;
    }
    services.stepOut(session);
  },
);
