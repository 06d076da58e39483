import type { Entity } from "@wyldlands/ecs";
import { speechless } from "../bodies/conditions.ts";
import { able } from "../bodies/posture.ts";
import { Character, Combatant, Memory, Mind, Minded, Remembering } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import { reach, refuse } from "../deeds/refusals.ts";
import { callOut } from "../deeds/speech/shout.ts";
import type { Game } from "../game.ts";
import { believe } from "../minds/beliefs.ts";
import { lawAt } from "../minds/law.ts";
import { mindsBeside } from "../society/minds.ts";
import { regardOf } from "../society/regard.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { canSee } from "../views/sight.ts";
import { plainName } from "../views/names.ts";
import { hours, memoriesOf, mindRecord, strengthOf } from "./long-term.ts";
import { mindId } from "./people.ts";

/** Who trusts somebody no more than this may call the watch on them. */
const DISTRUST = -0.1;
/** What was done so many hours of the world ago is no longer being dealt with, and a memory as strong as this is not let go. */
const COLD_HOURS = 1;
const SORE = 0.5;
/** What is called out, by what was done. `{name}` is who did it. */
const CRIES: Readonly<Record<string, string>> = {
  stole: "Watch! That is {name}, who had a hand in my purse!",
  struck: "Watch! That is {name}, who went for me!",
};

/** The actor calls the watch on somebody who once robbed or struck it, and got away: once for each time. */
export const denounce = defineDeed<{ to: Entity }>({
  name: "denounce",
  check({ to }, { game, actor }) {
    if (!to.alive || actor.has(Combatant)) return refuse("It is no time to shout.");
    const unable = reach(actor, to) ?? speechless(game, actor) ?? able(game, actor, "resting");
    if (unable) return unable;
    return grievance(game, actor, to)
      ? undefined
      : refuse("{actor} has nothing against {to}.", { actor, to });
  },
  perform({ to }, context) {
    const { game, actor } = context;
    const verb = grievance(game, actor, to)?.need(Memory).fact.verb ?? "";
    const record = mindRecord(game, mindId(actor));
    if (record) record.edit(Remembering).accused[to.id] = game.clock.now();
    // Who comes running is told whom to go for.
    if (actor.has(Mind))
      believe(game, actor, verb === "stole" ? "thief" : "foe", {
        about: to,
        room: game.placeOf(actor),
        from: "saw",
      });
    callOut(context, (CRIES[verb] ?? "Watch!").replace("{name}", plainName(to)));
  },
});

/** What an npc itself holds against somebody, that is not settled and for which it has not yet called the watch. */
export function grievance(game: Game, npc: Entity, somebody: Entity): Entity | undefined {
  if (!npc.has(Minded) || lawAt(game, game.placeOf(npc)) === "none") return undefined;
  if (regardOf(game, npc, somebody).trust > DISTRUST) return undefined;
  const mind = mindId(npc);
  const accused = mindRecord(game, mind)?.need(Remembering).accused[somebody.id] ?? -Infinity;
  return memoriesOf(game, mind).find((one) => {
    const value = one.need(Memory);
    const { fact, at, kind } = value;
    return (
      (kind === "experience" || kind === "opinion") &&
      CRIES[fact.verb] !== undefined &&
      fact.by?.id === somebody.id &&
      fact.to?.id === mind &&
      at >= accused &&
      hours(game, game.clock.now() - at) >= COLD_HOURS &&
      strengthOf(game, value) >= SORE
    );
  });
}

/** Who comes in where somebody has a score to settle is called after. */
export function addGrudges(game: Game, runner: DeedRunner): void {
  const comes = (entity: Entity): void => {
    if (!entity.alive || !entity.has(Character) || game.players.sessionOf(entity) === undefined) return;
    const sore = mindsBeside(game, entity).find(
      (one) => canSee(game, one, entity) && grievance(game, one, entity),
    );
    if (sore) runner.queue(denounce, sore, { to: entity });
  };
  game.events.on("EntityMoved", ({ entity }) => comes(entity));
  game.events.on("CharacterEntered", ({ entity }) => comes(entity));
}
