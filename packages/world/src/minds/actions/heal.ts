import { z } from "zod";
import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Edible, Usable } from "../../components/index.ts";
import { mostOf, vitalOf } from "../../bodies/vitals.ts";
import { quaff } from "../../deeds/use/swallow.ts";
import { use } from "../../deeds/use/use.ts";
import { believed, forget } from "../beliefs.ts";
import { defineMindAction, refused } from "../action.ts";
import { textOf } from "../with.ts";

/** Milliseconds of world time that binding a wound takes. */
const BINDING = 3_000;
/** What hands do to wounds (`use-handlers/`). */
const TENDING: readonly string[] = ["bandage", "salve"];

/** Tends wounds with a bandage, a salve or a draught that it carries: its own, or those of whom it believes hurt. */
export const heal = defineMindAction({
  name: "heal",
  about:
    "Uses what it carries against wounds, its own or those of `who` (a kind of belief), who is where it is.",
  shape: { who: z.string().optional() },
  run({ game, being, with: values, data, act }) {
    const kind = textOf(values, "who");
    const hurt = kind === "" ? being : believed(game, being, kind);
    const settled = (): "done" => {
      if (kind !== "") forget(being, kind);
      return "done";
    };
    if (!hurt || vitalOf(game, hurt, "health") >= mostOf(game, hurt, "health")) return settled();
    if (hurt !== being && !game.company(game.placeOf(being), being).includes(hurt)) {
      settled();
      return { failed: "Whom it wants to tend is not here." };
    }
    // One salve does its work by and by: a second one at once would be wasted.
    if (data["salved"] !== undefined) return settled();
    const own = being.sources(ContainedIn);
    const remedy = own.find(isRemedy);
    if (remedy) {
      const refusal = refused(act(use, hurt === being ? { item: remedy } : { item: remedy, on: hurt }));
      if (refusal) return refusal;
      if (remedy.alive ? remedy.get(Usable)?.handler === "salve" : true) data["salved"] = 1;
      return { again: BINDING };
    }
    const draught = own.find((one) => {
      const edible = one.get(Edible);
      return edible?.how === "quaff" && edible.heal !== undefined;
    });
    if (draught && hurt === being) return refused(act(quaff, { item: draught })) ?? "done";
    return { failed: "It has nothing that heals." };
  },
});

export function isRemedy(thing: Entity): boolean {
  return TENDING.includes(thing.get(Usable)?.handler ?? "");
}
