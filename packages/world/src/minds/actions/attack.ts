import { z } from "zod";
import { mostOf, vitalOf } from "../../bodies/vitals.ts";
import { Combatant } from "../../components/index.ts";
import { assail } from "../../deeds/combat/assail.ts";
import { collar } from "../../deeds/combat/collar.ts";
import { defineMindAction, refused } from "../action.ts";
import { believed, forget } from "../beliefs.ts";
import { textOf } from "../with.ts";

/** Milliseconds of world time between two looks at how the fight goes. */
const LOOK = 2_000;
/** The same for who means to stop in time. */
const WATCHFUL = 500;

/** Goes for whom it believes its foe, when they are where it is, and fights on until one of them is gone, or has had enough. */
export const attack = defineMindAction({
  name: "attack",
  about:
    "Attacks `who` (a kind of belief), where it is. With `until`, it takes them by the collar when they are down to so many percent of health, and lets them go, or with `then: hold` keeps hold of who is no player.",
  shape: {
    who: z.string().optional(),
    until: z.number().min(1).max(40).optional(),
    then: z.literal("hold").optional(),
  },
  run({ game, being, with: values, act }) {
    const kind = textOf(values, "who", "foe");
    const foe = believed(game, being, kind);
    const until = values["until"];
    if (foe && typeof until === "number" && game.company(game.placeOf(being), being).includes(foe)) {
      const worn = vitalOf(game, foe, "health") * 100 <= mostOf(game, foe, "health") * until;
      if (
        worn &&
        act(collar, { to: foe, then: values["then"] === "hold" ? "hold" : undefined }) === undefined
      ) {
        forget(being, kind);
        return "done";
      }
    }
    if (being.has(Combatant)) return { again: until === undefined ? LOOK : WATCHFUL };
    if (!foe) return "done";
    if (!game.company(game.placeOf(being), being).includes(foe))
      return { failed: "Whom it is after is not here." };
    return refused(act(assail, { to: foe })) ?? { again: WATCHFUL };
  },
});
