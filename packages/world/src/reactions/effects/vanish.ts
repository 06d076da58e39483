import { z } from "zod";
import { ContainedIn } from "../../components/index.ts";
import { homeOf } from "../../combat/home-of.ts";
import { endFight, letGo } from "../../combat/end-fight.ts";
import { moveThings } from "../../deeds/items/move-things.ts";
import { countOf, isBeing } from "../../views/names.ts";
import { defineEffect } from "../effect.ts";

/** It is no more; what it held lies where it was. Its spawn point brings another when it is time. */
export const vanish = defineEffect({
  key: "vanish",
  schema: z.literal(true),
  of: ["npc", "item"],
  perform(_true, { self }, context) {
    const { game, emit } = context;
    const place = game.placeOf(self);
    for (const thing of self.sources(ContainedIn)) moveThings(game, thing, countOf(thing), place);
    if (isBeing(self)) {
      endFight(context, self);
      letGo(context, self);
      emit({ type: "EntityDied", entity: self, id: self.id, place, ...homeOf(game, self) });
    } else emit({ type: "ItemDecayed", id: self.id, prototype: self.prototype?.id, place });
    self.despawn();
  },
});
