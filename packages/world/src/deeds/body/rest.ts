import { setPosition } from "../../bodies/posture.ts";
import { defineDeed } from "../deed.ts";
import { cannotSettle } from "./settle.ts";

/** The actor lies down, awake. */
export const rest = defineDeed({
  name: "rest",
  check: (_args, context) => cannotSettle(context, "resting"),
  perform: (_args, { actor }) => setPosition(actor, "resting"),
  words: { actor: "You lie down and let your limbs go.", others: "{actor} lies down." },
  commands: [
    {
      name: "rest",
      aliases: ["lie"],
      position: "resting",
      forms: ["rest", "lie down"],
      usage: "REST takes no more words.",
      help: "You lie down, and mend twice as fast. STAND gets you up, SLEEP lets you mend faster still.",
    },
  ],
});
