import type { Entity, Refusal } from "@wyldlands/ecs";
import { isAsleep } from "../../bodies/conditions.ts";
import { levelOf } from "../../bodies/body.ts";
import { Body, Combatant, Teacher } from "../../components/index.ts";
import { list } from "../../content/prose.ts";
import type { Game } from "../../game.ts";
import type { SkillRule } from "../../rules/schemas.ts";
import { refuse } from "../refusals.ts";

/** Those in the same room who teach anything. */
export function teachersHere(game: Game, actor: Entity): Entity[] {
  return game.company(game.placeOf(actor), actor).filter((one) => one.has(Teacher));
}

/** Why this one teaches nothing now. */
export function cannotTeach(game: Game, teacher: Entity): Refusal<string> | undefined {
  if (!teacher.has(Teacher)) return refuse("{teacher} is no teacher.", { teacher });
  if (teacher.has(Combatant)) return refuse("{teacher} has both hands full just now.", { teacher });
  return isAsleep(game, teacher) ? refuse("{teacher} is asleep.", { teacher }) : undefined;
}

/** Why the actor is not taught this yet, or at all: by its calling and level. */
export function unfit(game: Game, actor: Entity, rule: SkillRule): Refusal<string> | undefined {
  const least = levelFor(actor, rule);
  if (least === undefined) {
    const who = whoLearns(game, rule);
    if (who === "") return refuse("Nobody teaches {skill}.", { skill: rule.name });
    return refuse("Only {who} learn {skill}. <hint>CHOOSE CALLING tells of them.</hint>", {
      who,
      skill: rule.name,
    });
  }
  if (levelOf(actor) >= least) return undefined;
  return refuse("You learn {skill} from level {least} on.", { skill: rule.name, least });
}

/** The same in a few words, for a list. */
export function unfitNote(game: Game, actor: Entity, rule: SkillRule): string | undefined {
  const least = levelFor(actor, rule);
  if (least === undefined) return `for ${whoLearns(game, rule)}`;
  return levelOf(actor) >= least ? undefined : `from level ${least} on`;
}

/** The level from which one of the actor's calling is taught it; undefined: never. */
function levelFor(actor: Entity, { learn }: SkillRule): number | undefined {
  const calling = actor.get(Body)?.calling;
  const levels = [learn["any"], calling === undefined ? undefined : learn[calling]];
  const known = levels.filter((level) => level !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

function whoLearns(game: Game, { learn }: SkillRule): string {
  return list(Object.keys(learn).map((slug) => `${game.rules.callings[slug]?.name ?? slug}s`));
}
