import type { Entity } from "@wyldlands/ecs";
import { levelOf } from "../bodies/body.ts";
import { gainExperience } from "../bodies/experience.ts";
import { isAsleep } from "../bodies/conditions.ts";
import { Character, Natural } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import { companions } from "../groups/companions.ts";
import { experienceFor } from "../rules/formulas/experience.ts";
import { isThere } from "./foes.ts";
import { hatedHere } from "./threat.ts";

/**
 * Those players' characters who fought the dead one and are still there learn by it, in equal shares with those of their groups
 * who are with them and awake. Only inside a deed.
 */
export function shareExperience(context: DeedContext, dead: Entity): void {
  const { game } = context;
  const fighters = hatedHere(game, dead).filter((one) => one.has(Character) && isThere(game, dead, one));
  const withThem = (one: Entity): Entity[] =>
    companions(game, one).filter((other) => isThere(game, dead, other) && !isAsleep(game, other));
  const sharers = new Set([...fighters, ...fighters.flatMap(withThem)]);
  for (const one of sharers) {
    const points = experienceFor({
      foeLevel: levelOf(dead),
      ownLevel: levelOf(one),
      authored: dead.get(Natural)?.experience,
      fighters: sharers.size,
      companions: companions(game, one).filter((other) => sharers.has(other)).length,
    });
    gainExperience(context, one, points);
  }
}
