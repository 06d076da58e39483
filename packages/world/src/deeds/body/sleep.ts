import { setPosition } from "../../bodies/posture.ts";
import { defineDeed } from "../deed.ts";
import { cannotSettle } from "./settle.ts";

/** The actor lies down and sleeps. */
export const sleep = defineDeed({
  name: "sleep",
  check: (_args, context) => cannotSettle(context, "sleeping"),
  perform: (_args, { actor }) => setPosition(actor, "sleeping"),
  words: {
    actor: "You lie down and close your eyes. <hint>WAKE opens them.</hint>",
    others: "{actor} lies down and sleeps.",
  },
  commands: [
    {
      name: "sleep",
      position: "resting",
      forms: ["sleep"],
      usage: "SLEEP takes no more words.",
      help: "You sleep, and mend three times as fast. You see nothing until you WAKE, or until something hurts.",
    },
  ],
});
