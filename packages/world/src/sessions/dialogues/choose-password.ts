import { defineDialogue } from "../dialogue.ts";
import { hold } from "../hold.ts";
import { hashPassword, passwordFault } from "../passwords.ts";

/** A new account's password; only its hash is kept. */
export const choosePassword = defineDialogue({
  name: "choose-password",
  state: "authenticating",
  prompt: "Choose a password: ",
  secret: true,
  onLine({ session, services, data }, line) {
    const fault = passwordFault(line, data["account"] ?? "");
    if (fault !== undefined) {
      services.tell(session, `<error>${fault}</error>`);
      return undefined;
    }
    return hold(
      () => hashPassword(line),
      (hash) => services.replace(session, "repeat-password", { ...data, hash }),
    );
  },
});
