import { z } from "zod";
import { Combatant } from "../../components/index.ts";
import { defineMindAction } from "../action.ts";
import { believe, belief, believed, forget } from "../beliefs.ts";
import { takeIn } from "../percepts.ts";
import { textOf } from "../with.ts";

/** Has come to who called: hears what they know, sees whom they fight, and the call is answered, whether they are still there or not. */
export const come = defineMindAction({
  name: "come",
  about: "Answers a call: learns what the caller knows, and thinks of the call no more.",
  shape: { who: z.string().optional() },
  run({ game, being, with: values }) {
    const kind = textOf(values, "who", "call");
    const caller = believed(game, being, kind);
    const here = game.placeOf(being);
    if (caller && game.company(here, being).includes(caller)) {
      takeIn(game, being, { what: "told", by: caller.id, of: ["theft", "thief", "foe"] });
      const foe = game.world.byId(caller.get(Combatant)?.target ?? "");
      if (foe && belief(being, "offender") === undefined && foe !== being)
        believe(game, being, "offender", { about: foe, room: here, from: "saw" });
    }
    forget(being, kind);
    return "done";
  },
});
