import { Character } from "../../components/index.ts";
import { defineMindAction } from "../action.ts";
import { believe, believedPlace } from "../beliefs.ts";

/** Goes where it last knew a player to be, and stays near as long as there is one. */
export const seekPlayer = defineMindAction({
  name: "seek-player",
  about: "Looks for the player it saw last; believes `player` of whom it finds.",
  roves: true,
  shape: {},
  run({ game, being, walk }) {
    const here = game.placeOf(being);
    const player = game.company(here, being).find((one) => one.has(Character));
    if (player) {
      believe(game, being, "player", { about: player, room: here, from: "saw" });
      return "done";
    }
    const place = believedPlace(game, being, "player");
    if (!place) return { failed: "It knows of no player." };
    const step = walk(place);
    return step === "there" ? { failed: "The player is not there any more." } : step;
  },
});
