import { z } from "zod";
import { search as look } from "../../deeds/movement/search.ts";
import { defineMindAction } from "../action.ts";
import { believe, belief, believed, forget } from "../beliefs.ts";
import { numberOf, textOf } from "../with.ts";
import { Room } from "../../components/index.ts";

/** Milliseconds of world time that a look round takes. */
const LOOK = 4_000;

/**
 * Looks for whom it lost where it thinks they are; not finding them, it tries a room beside that, and after so many rooms it gives
 * up and thinks of it no more.
 */
export const search = defineMindAction({
  name: "search",
  about: "Looks for whom it lost, in that room and those around it, then gives up.",
  shape: { who: z.string().optional(), rooms: z.number().int().min(1).optional() },
  run({ game, being, with: values, data, act }) {
    const kind = textOf(values, "who", "foe");
    const sought = believed(game, being, kind);
    const here = game.placeOf(being);
    if (sought && game.company(here, being).includes(sought)) {
      believe(game, being, kind, { about: sought, room: here, from: "saw" });
      return "done";
    }
    const looked = Number(data["looked"] ?? 0) + 1;
    if (!sought || looked > numberOf(values, "rooms", 3)) {
      forget(being, kind);
      return "done";
    }
    data["looked"] = looked;
    act(look, {});
    const from = belief(being, kind)?.from ?? "guess";
    const beside = Object.values(here.get(Room)?.exits ?? {}).flatMap((to) => game.room(to) ?? []);
    if (beside.length > 0) believe(game, being, kind, { about: sought, room: game.rng.pick(beside), from });
    return { again: LOOK };
  },
});
