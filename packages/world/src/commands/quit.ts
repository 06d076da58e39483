import { Character, Combatant } from "../components/index.ts";
import { defineCommand } from "./command.ts";

/** Leaves the game. What the character carries is kept; a guest is told that theirs is not. */
export const quit = defineCommand(
  {
    name: "quit",
    aliases: ["logout"],
    forms: ["quit"],
    usage: "QUIT takes no more words.",
    help: "Leaves the game. An account's character keeps what it carries; a guest who wants to come back types REGISTER first.",
  },
  ({ actor, session, services, tell }) => {
    if (actor.has(Combatant)) {
      tell("Not in the middle of a fight. <hint>FLEE first.</hint>");
      return;
    }
    const guest = actor.get(Character)?.guest === true;
    services.leave(
      session,
      guest
        ? "What you carried stays where you stood. Fair winds, stranger; next time, REGISTER keeps your name."
        : "The harbour keeps your place. Fair winds.",
    );
  },
);
