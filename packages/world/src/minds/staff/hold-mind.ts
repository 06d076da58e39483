import type { Entity } from "@wyldlands/ecs";
import { Mind } from "../../components/index.ts";
import { defineDeed } from "../../deeds/deed.ts";
import { permitted } from "../../permissions/rights.ts";
import { refuse } from "../../deeds/refusals.ts";

/** Stops a mind, or lets it go on. Whoever it belongs to stands where it stands, and defends itself by its temper alone. */
export const holdMind = defineDeed<{ npc: Entity; state: "held" | "free" }>({
  name: "hold-mind",
  check({ npc, state }, { game, actor }) {
    const paused = state === "held";
    const refusal = permitted(game, actor, "minds");
    if (refusal) return refusal;
    const mind = npc.get(Mind);
    if (!mind) return refuse("{npc} has no mind of its own.", { npc });
    if (mind.paused === paused)
      return refuse(
        paused ? "{npc} is held already. <hint>AI RESUME lets it go on.</hint>" : "Nobody holds {npc}.",
        {
          npc,
        },
      );
    return undefined;
  },
  perform({ npc, state }, { show, actor }) {
    const paused = state === "held";
    npc.edit(Mind).paused = paused;
    show(
      [actor],
      paused ? "<system>{npc} stops in its thoughts.</system>" : "<system>{npc} thinks again.</system>",
      {
        npc,
      },
    );
  },
});
