import type { Entity } from "@wyldlands/ecs";
import { isAsleep } from "../../bodies/conditions.ts";
import { hasEffect } from "../../bodies/effects.ts";
import { practise, rankOf } from "../../bodies/skills.ts";
import { bonus } from "../../bodies/stats.ts";
import { Character, ContainedIn } from "../../components/index.ts";
import { noticeChance } from "../../rules/formulas/stealth.ts";
import { lightIn } from "../../views/light.ts";
import { isBeing } from "../../views/names.ts";
import { blinded, isVisible } from "../../views/sight.ts";
import type { DeedContext } from "../deed.ts";
import { reveal } from "./reveal.ts";

/** Who walks unheard. */
export const SNEAKING = { effect: "sneaking", skill: "sneaking" };

/**
 * One who sneaks comes into a room: each being there that is awake and can see may notice it, and then everybody does. Returns
 * the first who did. Only inside a deed.
 */
export function steal(context: DeedContext, room: Entity): Entity | undefined {
  const { game, actor } = context;
  if (!hasEffect(actor, SNEAKING.effect)) return undefined;
  const rank = rankOf(actor, SNEAKING.skill);
  const dexterity = bonus(game, actor, "dexterity");
  const light = lightIn(game, room);
  const noticed = room.sources(ContainedIn).find((one) => {
    if (one === actor || !isBeing(one) || isAsleep(game, one)) return false;
    if (one.has(Character) && !game.players.isAwake(one)) return false;
    if (isVisible(game, one, actor)) return true;
    if (blinded(game, one)) return false;
    return game.rng.int(100) < noticeChance(rank, dexterity, bonus(game, one, "wisdom"), light === "dim");
  });
  if (noticed) reveal(context, actor);
  else practise(context, actor, SNEAKING.skill);
  return noticed;
}
