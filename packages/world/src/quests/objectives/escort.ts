import { z } from "zod";
import { ContainedIn, Escorted, Following } from "../../components/index.ts";
import { outfit } from "../../items/dress.ts";
import { plainName } from "../../views/names.ts";
import { editEntry } from "../log.ts";
import { defineObjective, nameFrom, placeName } from "./objective.ts";

/** Somebody has to be brought to a room, alive. It comes when the step begins, and goes along with whoever leads it. */
export const escort = defineObjective({
  kind: "escort",
  shape: {
    /** Who: the npc's slug. One comes for each who takes the quest; it need not stand in a room. */
    npc: z.string().trim().min(1),
    /** Where to: the room's slug. */
    room: z.string().trim().min(1),
    /** Shown when it arrives. */
    says: z.string().trim().min(1).optional(),
  },
  references: ({ npc, room }) => [
    { kind: "npc", ref: npc, path: ["npc"] },
    { kind: "room", ref: room, path: ["room"] },
  ],
  need: () => 1,
  listens: ["EntityMoved"],
  /** Who is led arrives by its own feet, after its leader. */
  by(event, game) {
    if (event.type !== "EntityMoved" || !event.entity.alive) return undefined;
    const leader = event.entity.get(Escorted)?.by;
    return leader === undefined ? undefined : game.world.byId(leader);
  },
  advance: ({ npc, room }, event) =>
    event.type === "EntityMoved" && event.entity.prototype?.id === npc && event.to.prototype?.id === room
      ? 1
      : 0,
  shared: false,
  words: ({ npc, room }, game) =>
    `Bring ${nameFrom(game.content.npcs, npc).name} to ${placeName(game, room)}`,
  begin({ npc }, { game, show }, being, quest) {
    if (!game.prototypes.has(npc)) return;
    const led = game.spawnThing(npc, 1, game.placeOf(being));
    led.add(Escorted({ by: being.id, quest: quest.id }));
    led.add(Following({ leader: being.id, name: plainName(being) }));
    // Whoever waits longer than the quest lasts goes its own way, also while its leader is out of the world.
    if (quest.seconds !== undefined) game.due.schedule(led, quest.seconds * 1_000, "part-ways", {});
    outfit(game, led);
    editEntry(game, being, quest.id).escort = led.id;
    show([being], "{led} comes along with you.", { led });
    show(
      game.witnesses(being).filter((one) => one !== led),
      "{led} goes and stands beside {being}.",
      { led, being },
    );
  },
  end(_aim, { game, show }, being, quest, how) {
    const entry = editEntry(game, being, quest.id);
    const led = entry.escort === undefined ? undefined : game.world.byId(entry.escort);
    delete entry.escort;
    if (!led?.alive) return;
    show(game.witnesses(led), how === "done" ? "{led} goes in." : "{led} gives up, and wanders off.", {
      led,
    });
    for (const thing of led.sources(ContainedIn)) thing.despawn();
    led.despawn();
  },
  lost: (_aim, event, { escort: led }) => event.type === "EntityDied" && event.id === led,
});
