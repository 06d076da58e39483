import { escapeMarkup } from "@wyldlands/protocol";
import { defineDialogue } from "../dialogue.ts";

/** Which of the account's characters to play. The list is shown by `onOpen`. */
export const chooseCharacter = defineDialogue({
  name: "choose-character",
  state: "character-selection",
  prompt: "Choose a character: ",
  onOpen({ session, services }) {
    const lines = (session.account?.characters ?? []).map(
      (row, i) => `  ${i + 1}. <player>${escapeMarkup(row.name)}</player>`,
    );
    services.tell(
      session,
      [
        "Your characters:",
        ...lines,
        "<hint>Type a number or a name, or NEW for another character.</hint>",
      ].join("\n"),
    );
  },
  onLine({ session, services }, line) {
    const typed = line.trim().toLowerCase();
    const characters = session.account?.characters ?? [];
    if (typed === "new") {
      services.replace(session, "name-character", {});
      return undefined;
    }
    const byNumber = /^\d+$/.test(typed) ? characters[Number(typed) - 1] : undefined;
    const chosen =
      byNumber ??
      characters.find((row) => row.nameKey === typed) ??
      (typed === "" ? undefined : characters.find((row) => row.nameKey.startsWith(typed)));
    if (chosen) return services.enterCharacter(session, chosen.id);
    services.tell(session, "<error>None of your characters is called that: type its number.</error>");
    return undefined;
  },
});
