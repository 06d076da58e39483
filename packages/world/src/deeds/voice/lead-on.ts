import type { Entity, Refusal } from "@wyldlands/ecs";
import { Combatant, ContainedIn, Following, Guiding, Name } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { within, wouldRefuse } from "../../voices/acts/within.ts";
import { wayTo } from "../../voices/acts/ways-there.ts";
import { doorOf, isClosed } from "../../views/ways.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { open } from "../doors/open.ts";
import { unlock } from "../doors/unlock.ts";
import { go } from "../movement/go.ts";
import { refuse } from "../refusals.ts";

/** Milliseconds of world time between two steps of who shows the way. */
export const LEAD_BEAT_MS = 3_000;
/** It stays so long where it led somebody, before it goes its own way (milliseconds of world time). */
const LINGER_MS = 10_000;
/** It looks round so many times for who does not come. */
const MOST_MISSED = 4;

/** The next step of an npc that shows somebody the way (`Guiding`): on, or a look round for them, or the end of it. Falls due by itself. */
export const leadOn = defineDeed({
  name: "lead-on",
  check: (_args, { actor }) => (actor.has(Guiding) ? undefined : refuse("You lead nobody.")),
  perform(_args, context) {
    const { game, actor } = context;
    const { who: id, to, until, missed } = actor.need(Guiding);
    const who = game.world.byId(id);
    const goal = game.room(to);
    if (!who || !goal || game.clock.now() >= until || actor.has(Combatant)) return end(context);
    const here = game.placeOf(actor);
    if (!game.company(here, actor).includes(who)) {
      if (missed + 1 >= MOST_MISSED)
        return end(context, "{actor} looks round once more, shrugs, and gives up waiting.");
      actor.edit(Guiding).missed = missed + 1;
      if (missed === 0)
        context.show(around(actor, here), "{actor} stops, and looks round for somebody.", { actor });
      return beat(game, actor);
    }
    actor.edit(Guiding).missed = 0;
    if (here === goal) return arrive(context, who, goal);
    const refused = step(context, goal);
    if (refused) return end(context, "{actor} stops short: this is as far as it goes.");
    return beat(game, actor);
  },
});

/** Through a door that is shut as well, when it can be opened. A step that is refused leaves no trace. */
function step(context: DeedContext, goal: Entity): Refusal<string> | undefined {
  const { game, actor } = context;
  const way = wayTo(game, actor, goal);
  if (!way?.direction) return refuse("There is no way.");
  const door = doorOf(game, game.placeOf(actor), way.direction);
  if (door && isClosed(door)) {
    if (!wouldRefuse(game, unlock, actor, { item: door })) within(context, unlock, actor, { item: door });
    return wouldRefuse(game, open, actor, { item: door }) ?? within(context, open, actor, { item: door });
  }
  const { direction } = way;
  return wouldRefuse(game, go, actor, { direction }) ?? within(context, go, actor, { direction });
}

/** It stays for a moment; who walked behind it stays where they wanted to be when it goes home. */
function arrive({ game, actor, show }: DeedContext, who: Entity, goal: Entity): undefined {
  const words = { actor, place: goal.get(Name)?.name ?? "" };
  show(around(actor, goal), "<say>{actor} says, 'Here we are. {place}.'</say>", words);
  if (who.get(Following)?.leader === actor.id) {
    who.remove(Following);
    show([who], "You follow {actor} no further.", { actor });
  }
  actor.edit(Guiding).until = game.clock.now() + LINGER_MS;
  game.due.schedule(actor, LINGER_MS, "lead-on", {});
  return undefined;
}

function beat(game: Game, actor: Entity): undefined {
  game.due.schedule(actor, LEAD_BEAT_MS, "lead-on", {});
  return undefined;
}

function end({ game, actor, show }: DeedContext, words?: string): undefined {
  actor.remove(Guiding);
  if (words !== undefined) show(around(actor, game.placeOf(actor)), words, { actor });
  return undefined;
}

function around(actor: Entity, room: Entity): Entity[] {
  return room.sources(ContainedIn).filter((one) => one !== actor);
}
