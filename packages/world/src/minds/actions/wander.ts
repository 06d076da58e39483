import { z } from "zod";
import { Room } from "../../components/index.ts";
import { go } from "../../deeds/movement/go.ts";
import { pause, pausing } from "../pauses.ts";
import { defineMindAction, refused } from "../action.ts";
import { numberOf } from "../with.ts";

/** Strolls through the rooms of its own area, with a pause in each. */
export const wander = defineMindAction({
  name: "wander",
  about: "Strolls about the area, one room at a time.",
  roves: true,
  shape: { rest: z.number().min(1).optional() },
  run({ game, being, with: values, data, act }) {
    const paused = pausing(game, data);
    if (paused) return paused;
    const here = game.placeOf(being);
    const area = here.get(Room)?.area;
    const ways = Object.entries(here.get(Room)?.exits ?? {}).filter(
      ([, to]) => game.room(to)?.get(Room)?.area === area,
    );
    const rest = numberOf(values, "rest", 20);
    const again = pause(game, data, (rest / 2 + game.rng.int(rest)) * 1_000);
    // A way that is shut or steep is not worth a thought to who only strolls.
    while (ways.length > 0) {
      const direction = ways.splice(game.rng.int(ways.length), 1)[0]?.[0] ?? "";
      if (refused(act(go, { direction })) === undefined) return again;
    }
    return again;
  },
});
