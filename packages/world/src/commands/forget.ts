import { beForgotten } from "../memory/erase-deeds.ts";
import { audit } from "../society/audit.ts";
import { plainName } from "../views/names.ts";
import { defineCommand, turnDown } from "./command.ts";

const USAGE = "FORGET ME tells what that would be; FORGET ME FOREVER does it.";

/** A player's memories in the minds of those who live here, erased at the player's own wish. */
export const forget = defineCommand(
  {
    name: "forget",
    forms: ["forget me", "forget me forever"],
    usage: USAGE,
    help: "FORGET ME FOREVER takes you out of the memories of those who live here: what you did, what you told them, what others told them of you, and the rumours that came of it. FORGET ME alone tells what that means and does nothing. See HELP MEMORY.",
    position: "sleeping",
  },
  (context, rest) => {
    const { game, session, actor, services, tell } = context;
    const words = rest.toLowerCase().split(/\s+/).join(" ");
    if (words === "me")
      return tell(
        "Everybody who lives here would forget what you did and what you said, and whatever others told them of you; promises made to you would be off. How well they like and trust you stays, and they could not say why. It cannot be undone. <hint>FORGET ME FOREVER does it.</hint>",
      );
    if (words !== "me forever") return turnDown(context, USAGE);
    const refusal = services.act(actor, beForgotten, {});
    audit(game, session, {
      action: "forget",
      subject: plainName(actor),
      line: "forget me forever",
      done: refusal === undefined,
    });
    return refusal === undefined ? undefined : turnDown(context, refusal);
  },
);
