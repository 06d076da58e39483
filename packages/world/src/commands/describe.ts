import { defineCommand } from "./command.ts";

/** Opens the line editor on what others see who look at the actor. */
export const describeSelf = defineCommand(
  {
    name: "describe",
    aliases: ["description"],
    forms: ["describe"],
    usage: "DESCRIBE takes no more words: it opens an editor.",
    help: "Lets you write what others see when they look at you, line by line; a single dot saves it.",
  },
  ({ session, services }) => services.push(session, "editor", { purpose: "description" }),
);
