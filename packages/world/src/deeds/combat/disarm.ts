import type { Entity } from "@wyldlands/ecs";
import { busy } from "../../bodies/activity.ts";
import { levelOf } from "../../bodies/body.ts";
import { cooldownLeft, startCooldown } from "../../bodies/cooldowns.ts";
import { able } from "../../bodies/posture.ts";
import { practise, rankOf } from "../../bodies/skills.ts";
import { bonus } from "../../bodies/stats.ts";
import { afford, pay } from "../../bodies/vitals.ts";
import { foeOf } from "../../combat/foes.ts";
import { mayAttack } from "../../combat/may-attack.ts";
import { startFight } from "../../combat/start-fight.ts";
import { Worn } from "../../components/index.ts";
import { weaponOf } from "../../items/worn.ts";
import { disarmChance } from "../../rules/formulas/disarm-chance.ts";
import { defineDeed } from "../deed.ts";
import { moveThings } from "../items/move-things.ts";
import { refuse } from "../refusals.ts";

const SKILL = "disarm";
const COST = { stamina: 8 };
/** Seconds until the next try. */
const COOLDOWN = 12;

/** A twist, and the weapon of a foe lies on the floor, for anybody to take. Without a name, the foe of the fight. */
export const disarm = defineDeed<{ to?: Entity | undefined }>({
  name: "disarm",
  check({ to }, { game, actor }) {
    const unable = able(game, actor, "standing") ?? busy(actor);
    if (unable) return unable;
    if (rankOf(actor, SKILL) === 0)
      return refuse("You have not learned that trick. <hint>SKILLS lists what you know.</hint>");
    const foe = to ?? foeOf(game, actor);
    if (!foe) return refuse("Disarm whom? You are not fighting.");
    const forbidden = mayAttack(game, actor, foe);
    if (forbidden) return forbidden;
    if (!weaponOf(foe)) return refuse("{foe} has nothing in the hand.", { foe });
    if (cooldownLeft(game, actor, SKILL) > 0) return refuse("Not yet: they are watching for it.");
    return afford(game, actor, COST);
  },
  perform({ to }, context) {
    const { game, actor, show, emit } = context;
    const foe = to ?? foeOf(game, actor);
    const weapon = foe && weaponOf(foe);
    if (!weapon) return refuse("Disarm whom? You are not fighting.");
    pay(game, actor, COST);
    startCooldown(game, actor, SKILL, COOLDOWN);
    startFight(context, actor, foe);
    practise(context, actor, SKILL);
    const chance = disarmChance({
      rank: rankOf(actor, SKILL),
      dexterity: bonus(game, actor, "dexterity"),
      strength: bonus(game, foe, "strength"),
      levels: levelOf(actor) - levelOf(foe),
    });
    const rest = game.witnesses(actor).filter((one) => one !== foe);
    const values = { actor, foe, weapon };
    if (game.rng.int(100) >= chance) {
      show([actor], "You go for {weapon}, and {foe} holds on.", values);
      show([foe], "{actor} goes for {weapon}, and you hold on.", values);
      return undefined;
    }
    show([actor], "A twist, and {weapon} flies out of {foe}'s hand.", values);
    show([foe], "A twist by {actor}, and {weapon} is on the ground.", values);
    show(rest, "{actor} twists {weapon} out of {foe}'s hand.", values);
    const { slot } = weapon.need(Worn);
    weapon.remove(Worn);
    emit({ type: "ItemRemoved", entity: foe, item: weapon, slot });
    const place = game.placeOf(foe);
    emit({ type: "ItemDropped", entity: foe, item: moveThings(game, weapon, 1, place), place });
    return undefined;
  },
  commands: [
    {
      name: "disarm",
      forms: ["disarm", "disarm <to:beings>"],
      usage: "Disarm whom? DISARM alone is for the one you are fighting.",
      help: "Strikes the weapon from somebody's hand, so that it lies on the ground. Takes the skill of that name.",
    },
  ],
});
