import { z } from "zod";
import { Closure } from "../../components/index.ts";
import { close } from "../../deeds/doors/close.ts";
import { lock } from "../../deeds/doors/lock.ts";
import { doorOf } from "../../views/ways.ts";
import { defineMindAction, refused } from "../action.ts";
import { textOf } from "../with.ts";

/** Milliseconds of world time between two looks at a door that is shut. */
const LOOK = 10_000;

/** Shuts a door of the room where it is and turns the key. */
export const lockUp = defineMindAction({
  name: "lock-up",
  about: "Closes and locks the door in the direction `way`.",
  shape: { way: z.string() },
  run({ game, being, with: values, act }) {
    const door = doorOf(game, game.placeOf(being), textOf(values, "way"));
    if (!door) return { failed: "There is no door that way." };
    if (door.need(Closure).open) {
      const refusal = refused(act(close, { item: door }));
      if (refusal) return refusal;
    }
    // Already done: as part of a day it stands by the door.
    return door.need(Closure).locked ? { again: LOOK } : (refused(act(lock, { item: door })) ?? "done");
  },
});
