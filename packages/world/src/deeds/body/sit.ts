import { setPosition } from "../../bodies/posture.ts";
import { defineDeed } from "../deed.ts";
import { cannotSettle } from "./settle.ts";

/** The actor sits down, or sits up. */
export const sit = defineDeed({
  name: "sit",
  check: (_args, context) => cannotSettle(context, "sitting"),
  perform: (_args, { actor }) => setPosition(actor, "sitting"),
  words: { actor: "You sit down.", others: "{actor} sits down." },
  commands: [
    {
      name: "sit",
      position: "resting",
      forms: ["sit", "sit down"],
      usage: "SIT takes no more words.",
      help: "You sit down, and mend half as fast again. STAND gets you up.",
    },
  ],
});
