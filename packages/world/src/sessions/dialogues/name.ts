import { defineDialogue } from "../dialogue.ts";

/** The first question of every connection: an account's name, `new` or `guest`. */
export const name = defineDialogue({
  name: "name",
  state: "authenticating",
  prompt: "Name: ",
  onLine({ session, services }, line) {
    const typed = line.trim();
    const word = typed.toLowerCase();
    if (typed === "")
      services.tell(
        session,
        "<hint>Type your account's name, NEW to make one, or GUEST to play at once.</hint>",
      );
    else if (word === "new") services.replace(session, "choose-account", {});
    else if (word === "guest") services.enterAsGuest(session);
    else if (word === "quit") services.close(session, "Fair winds.");
    else services.push(session, "password", { account: typed });
  },
});
