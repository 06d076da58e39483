import type { Entity } from "@wyldlands/ecs";
import { levelOf } from "../bodies/body.ts";
import { gainExperience } from "../bodies/experience.ts";
import { Character, Natural } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import { experienceFor } from "../rules/formulas/experience.ts";
import { isThere } from "./foes.ts";
import { hatedHere } from "./threat.ts";

/** Those players' characters who fought the dead one and are still there learn by it, in equal shares. Only inside a deed. */
export function shareExperience(context: DeedContext, dead: Entity): void {
  const { game } = context;
  const fighters = hatedHere(game, dead).filter((one) => one.has(Character) && isThere(game, dead, one));
  for (const one of fighters) {
    const points = experienceFor({
      foeLevel: levelOf(dead),
      ownLevel: levelOf(one),
      authored: dead.get(Natural)?.experience,
      fighters: fighters.length,
    });
    gainExperience(context, one, points);
  }
}
