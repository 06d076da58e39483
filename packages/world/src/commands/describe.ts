import { escapeMarkup } from "@wyldlands/protocol";
import { Character } from "../components/index.ts";
import { defineCommand } from "./command.ts";

/** Opens the line editor on what others see who look at the actor. */
export const describeSelf = defineCommand(
  {
    name: "describe",
    aliases: ["description"],
    forms: ["describe"],
    usage: "DESCRIBE takes no more words: it opens an editor.",
    help: "Lets you write what others see when they look at you, line by line; a single dot ends it.",
  },
  ({ actor, session, services, tell }) => {
    const now = actor.get(Character)?.description ?? "";
    tell(
      `<system>Write how you look to others, as many lines as you like (up to 10). A line with only a dot keeps it; a line with only ~ leaves all as it was.</system>${now === "" ? "" : "\nSo far they see:"}`,
    );
    if (now !== "") tell(escapeMarkup(now));
    services.push(session, "editor", { lines: "" });
  },
);
