import { nameKey } from "../../players.ts";
import { nameForbidden } from "../../society/names.ts";
import { defineDialogue } from "../dialogue.ts";
import { hold } from "../hold.ts";
import { characterName, characterNameFault } from "../names.ts";

/** A character's name: the first of a new account, a further one, or the guest's own from now on. */
export const nameCharacter = defineDialogue({
  name: "name-character",
  state: "authenticating",
  prompt: "Name your character: ",
  onLine({ game, session, services, storage, accounts, data }, line) {
    const typed = characterName(line.trim());
    const fault = characterNameFault(typed, game.takenWords) ?? nameForbidden(game, typed);
    if (fault !== undefined) {
      services.tell(session, `<error>${fault}</error>`);
      return undefined;
    }
    return hold(
      () => storage.characterNameTaken(nameKey(typed)),
      (taken) => {
        if (taken || accounts.characterNameGiven(typed) || game.players.byName(typed)) {
          services.tell(session, "<error>Somebody bears that name already. Choose another.</error>");
          return;
        }
        if (data["hash"] !== undefined && accounts.accountNameGiven(data["account"] ?? "")) {
          services.replace(
            session,
            "choose-account",
            data["keep"] === undefined ? {} : { keep: data["keep"] },
          );
          services.tell(
            session,
            "<error>Somebody was quicker and took that account name. Choose another.</error>",
          );
          return;
        }
        services.createCharacter(session, typed, data);
      },
    );
  },
});
