import { defineDialogue } from "../dialogue.ts";
import { hold } from "../hold.ts";
import { verifyPassword } from "../passwords.ts";

/** The same password again. */
export const repeatPassword = defineDialogue({
  name: "repeat-password",
  state: "authenticating",
  prompt: "Repeat the password: ",
  secret: true,
  onLine({ session, services, data }, line) {
    return hold(
      () => verifyPassword(data["hash"], line),
      (matches) => {
        if (matches) {
          services.replace(session, "name-character", data);
          return;
        }
        const { hash: _forgotten, ...rest } = data;
        services.replace(session, "choose-password", rest);
        services.tell(session, "<error>The two were not the same. Once more:</error>");
      },
    );
  },
});
