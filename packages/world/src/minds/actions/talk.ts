import { z } from "zod";
import { isAsleep } from "../../bodies/conditions.ts";
import { Minded } from "../../components/index.ts";
import { say } from "../../deeds/speech/say.ts";
import { isBeing, plainName } from "../../views/names.ts";
import { pause, pausing } from "../pauses.ts";
import { defineMindAction, refused } from "../action.ts";
import { setNeed } from "../needs.ts";
import { listOf, numberOf, TEXTS } from "../with.ts";

/** Says something to whoever is there; where nobody is, it waits for company. */
export const talk = defineMindAction({
  name: "talk",
  about:
    "Says one of `lines` now and then, while somebody is there; fills the need `company`. `{to}` is one of them. `to: players`: only while a player is.",
  shape: { lines: TEXTS, every: z.number().min(5).optional(), to: z.literal("players").optional() },
  run({ game, being, with: values, data, act }) {
    const paused = pausing(game, data);
    if (paused) return paused;
    const every = numberOf(values, "every", 40);
    const again = pause(game, data, (every / 2 + game.rng.int(every)) * 1_000);
    const others = game.company(game.placeOf(being), being).filter(isBeing);
    const people = others.filter(
      (one) =>
        (one.has(Minded) && values["to"] === undefined && !isAsleep(game, one)) ||
        game.players.sessionOf(one) !== undefined,
    );
    if (people.length === 0) return again;
    setNeed(game, being, "company", 1);
    const lines = listOf(values, "lines").filter((line) => line !== data["last"]);
    if (lines.length === 0) return again;
    const line = game.rng.pick([...lines]);
    data["last"] = line;
    const refusal = refused(act(say, { text: line.replaceAll("{to}", plainName(game.rng.pick(people))) }));
    return refusal ?? again;
  },
});
