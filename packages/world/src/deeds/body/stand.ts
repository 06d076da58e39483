import { setPosition } from "../../bodies/posture.ts";
import { defineDeed } from "../deed.ts";
import { cannotSettle } from "./settle.ts";

/** The actor gets up. */
export const stand = defineDeed({
  name: "stand",
  check: (_args, context) => cannotSettle(context, "standing"),
  perform: (_args, { actor }) => setPosition(actor, "standing"),
  words: { actor: "You get up.", others: "{actor} gets up." },
  commands: [
    {
      name: "stand",
      position: "resting",
      forms: ["stand", "stand up"],
      usage: "STAND takes no more words.",
      help: "You get to your feet.",
    },
  ],
});
