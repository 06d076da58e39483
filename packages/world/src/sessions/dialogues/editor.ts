import { describe } from "../../deeds/life/describe.ts";
import { defineDialogue } from "../dialogue.ts";

const LINES = 10;

/** A text of several lines: a dot alone ends it, a tilde alone gives it up. */
export const editor = defineDialogue({
  name: "editor",
  state: "editing",
  prompt: "] ",
  onLine({ session, services, data }, line) {
    const kept = data["lines"] ?? "";
    const lines = kept === "" ? [] : kept.split("\n");
    const typed = line.trimEnd();
    if (typed === "~") {
      services.pop(session);
      services.tell(session, "<system>Left as it was.</system>");
      return undefined;
    }
    if (typed !== ".") lines.push(typed);
    data["lines"] = lines.join("\n");
    if (typed === "." || lines.length === LINES) {
      services.pop(session);
      if (session.character) services.act(session.character, describe, { text: lines.join("\n") });
    }
    return undefined;
  },
});
