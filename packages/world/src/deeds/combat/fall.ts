import type { Entity } from "@wyldlands/ecs";
import { breakActivity } from "../../bodies/activity.ts";
import { clearEffects } from "../../bodies/effects.ts";
import { loseExperience } from "../../bodies/experience.ts";
import { setPosition } from "../../bodies/posture.ts";
import { mostOf, setVital, vitalOf, type Vital } from "../../bodies/vitals.ts";
import { leaveCorpse } from "../../combat/corpse.ts";
import { endDuel } from "../../combat/duels.ts";
import { endFight, letGo } from "../../combat/end-fight.ts";
import { homeOf } from "../../combat/home-of.ts";
import { shareExperience } from "../../combat/share-experience.ts";
import { Character, ContainedIn, Room } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { refuse } from "../refusals.ts";

/**
 * A being whose health is spent dies: it leaves a corpse (`combat/corpse.ts`), those who fought it gain experience, and it is gone.
 * A player's character comes back at the area's recall room, weak, poorer by a share of its level (`levels.deathCost`; not when
 * another player did it), free of all effects; what it wore it still wears. Done once: one who has come back has health.
 */
export const fall = defineDeed<{ by?: Entity | undefined }>({
  name: "fall",
  check(_args, { game, actor }) {
    return vitalOf(game, actor, "health") > 0 ? refuse("You are very much alive.") : undefined;
  },
  perform({ by }, context) {
    const { game, actor, show, emit } = context;
    const place = game.placeOf(actor);
    const player = actor.has(Character);
    show(
      game.witnesses(actor),
      player ? "<damage>{actor} falls, and does not get up.</damage>" : "{actor} is dead.",
      {
        actor,
      },
    );
    if (!player) shareExperience(context, actor);
    const killer = by?.alive === true && by !== actor ? { killer: by } : {};
    const corpse = leaveCorpse(game, actor, place);
    emit({
      type: "EntityDied",
      entity: actor,
      id: actor.id,
      place,
      corpse,
      ...killer,
      ...homeOf(game, actor),
    });
    endFight(context, actor);
    letGo(context, actor);
    if (!player) {
      actor.despawn();
      return;
    }
    breakActivity(context, actor);
    const duel = by?.has(Character) === true && by !== actor;
    if (duel) endDuel(actor, by);
    comeBack(context, place, duel ? 0 : game.rules.levels.deathCost);
  },
});

const VITALS: readonly Vital[] = ["health", "mana", "stamina"];

function comeBack(context: DeedContext, place: Entity, cost: number): void {
  const { game, actor, show, emit } = context;
  clearEffects(context, actor);
  const lost = loseExperience(context, actor, cost);
  const share = game.rules.combat.respawn;
  for (const vital of VITALS)
    setVital(game, actor, vital, Math.max(1, Math.ceil(mostOf(game, actor, vital) * share)));
  setPosition(actor, "standing");
  const to = recallRoom(game, place);
  actor.link(ContainedIn, to);
  show(
    to.sources(ContainedIn).filter((one) => one !== actor),
    "{actor} is here all at once, white as a sheet.",
    { actor },
  );
  show([actor], "<damage>You fall, and do not get up.</damage>");
  show([actor], DARK);
  const price = lost > 0 ? ` It cost you ${lost} experience.` : "";
  show(
    [actor],
    `<hint>Your corpse lies at {place}, with all that you carried; what you wore you still wear.${price} CORPSE tells the way.</hint>`,
    { place },
  );
  game.showRoom(actor, show);
  emit({ type: "EntityMoved", entity: actor, from: place, to });
}

const DARK = "There is a dark, and a pull like a tide in it. Then there is air.";

/** Where the dead of a place come back. */
function recallRoom(game: Game, place: Entity): Entity {
  const area = place.get(Room)?.area ?? "";
  return game.room(game.content.areas.get(area)?.recall ?? "") ?? game.startRoom;
}
