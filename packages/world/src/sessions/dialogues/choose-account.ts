import { nameKey } from "../../players.ts";
import { defineDialogue } from "../dialogue.ts";
import { hold } from "../hold.ts";
import { accountNameFault } from "../names.ts";

/** A new account's name. `keep`: for the character that is in play already. */
export const chooseAccount = defineDialogue({
  name: "choose-account",
  state: "authenticating",
  prompt: "Choose an account name: ",
  onLine({ session, services, storage, accounts, data }, line) {
    const typed = line.trim().normalize("NFKC");
    if (typed === "") {
      if (data["keep"] === undefined) services.replace(session, "name", {});
      else services.pop(session);
      services.tell(session, "No account was made.");
      return undefined;
    }
    const fault = accountNameFault(typed);
    if (fault !== undefined) {
      services.tell(session, `<error>${fault}</error>`);
      return undefined;
    }
    return hold(
      () => storage.accountByName(nameKey(typed)),
      (row) => {
        if (row || accounts.accountNameGiven(typed)) {
          services.tell(
            session,
            "<error>That name is taken. Choose another; your character may be called something else.</error>",
          );
        } else {
          services.replace(session, "choose-password", { ...data, account: typed });
        }
      },
    );
  },
});
