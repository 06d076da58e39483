import { SpawnPoints } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** A spawn point lost one of what it had made; if it makes more, the next one is on its way. The actor is the room. */
export const miss = defineDeed<{ prototype: string; id: string }>({
  name: "miss",
  check({ prototype, id }, { actor }) {
    return actor.get(SpawnPoints)?.[prototype]?.alive.includes(id)
      ? undefined
      : refuse("It was never there.");
  },
  perform({ prototype, id }, { game, actor }) {
    const point = actor.edit(SpawnPoints)[prototype];
    if (!point) return;
    point.alive = point.alive.filter((one) => one !== id);
    if (point.seconds !== undefined) game.due.schedule(actor, point.seconds * 1_000, "hatch", { prototype });
  },
});
