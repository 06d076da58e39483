import { z } from "zod";
import { Closure } from "../../components/index.ts";
import { open } from "../../deeds/doors/open.ts";
import { unlock as turnKey } from "../../deeds/doors/unlock.ts";
import { doorOf } from "../../views/ways.ts";
import { defineMindAction, refused } from "../action.ts";
import { textOf } from "../with.ts";

/** Milliseconds of world time between two looks at a door that stands open. */
const LOOK = 10_000;

/** Unlocks and opens a door of the room where it is. */
export const unlock = defineMindAction({
  name: "unlock",
  about: "Unlocks and opens the door in the direction `way`.",
  shape: { way: z.string() },
  run({ game, being, with: values, act }) {
    const door = doorOf(game, game.placeOf(being), textOf(values, "way"));
    if (!door) return { failed: "There is no door that way." };
    if (door.need(Closure).locked) {
      const refusal = refused(act(turnKey, { item: door }));
      if (refusal) return refusal;
    }
    return door.need(Closure).open ? { again: LOOK } : (refused(act(open, { item: door })) ?? "done");
  },
});
