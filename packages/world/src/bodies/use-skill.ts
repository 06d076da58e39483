import type { Entity, Refusal } from "@wyldlands/ecs";
import { foesOf } from "../combat/foes.ts";
import { startFight } from "../combat/start-fight.ts";
import type { DeedContext } from "../deeds/deed.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { roll } from "../rules/dice.ts";
import { savingChance } from "../rules/formulas/saving-throw.ts";
import { skillHarm, skillHeal } from "../rules/formulas/skill-harm.ts";
import type { SkillRule } from "../rules/schemas.ts";
import type { DamageType } from "../rules/words.ts";
import { levelOf } from "./body.ts";
import { speechless } from "./conditions.ts";
import { cooldownLeft, startCooldown } from "./cooldowns.ts";
import { addEffect, dispel } from "./effects.ts";
import { able } from "./posture.ts";
import { practise, rankOf } from "./skills.ts";
import { armourAgainst, bonus, modifier } from "./stats.ts";
import { afford, hurt, mend, pay, vitalOf } from "./vitals.ts";

type Use = NonNullable<SkillRule["use"]>;

/** Blows to the body: armour takes them off. */
const BODILY: ReadonlySet<DamageType> = new Set(["slash", "pierce", "blunt"]);

/** Whether using it is an attack on whoever it is used on. */
export function isHarmful(use: Use): boolean {
  return use.target === "foe" || use.target === "foes";
}

/**
 * Why the being cannot use the skill or spell now: not learned, asleep, sitting, silenced (spells), used just before, out of mana
 * or stamina. Whom it may be used on is another question (`use-targets.ts`).
 */
export function cannotUse(game: Game, being: Entity, skill: string): Refusal<string> | undefined {
  const rule = game.rules.skills[skill];
  if (!rule?.use) return refuse("That works by itself, whenever you need it.");
  if (rankOf(being, skill) === 0)
    return refuse("You have not learned {skill}. <hint>SKILLS lists what you know.</hint>", {
      skill: rule.name,
    });
  const unable = able(game, being, "standing");
  if (unable) return unable;
  const silent = rule.kind === "spell" ? speechless(game, being) : undefined;
  if (silent) return silent;
  const left = cooldownLeft(game, being, skill);
  if (left > 0)
    return refuse(left === 1 ? "Not yet: a second more." : "Not yet: {left} seconds more.", { left });
  return afford(game, being, rule.use);
}

/**
 * Uses a skill or spell on the targets: pays what it asks, begins its cooldown and a fight if it is an attack, shows its words,
 * then harms, heals, brings effects and takes them away; now and then it is learned by that. Check `cannotUse` and the targets
 * before. `words: false`: the caller has words of its own. Only inside a deed.
 */
export function applyUse(
  context: DeedContext,
  skill: string,
  targets: readonly Entity[],
  { words = true }: { words?: boolean } = {},
): void {
  const { game, actor } = context;
  const rule = game.rules.skills[skill];
  if (!rule?.use) throw new Error(`the rules say nothing of using ${skill}`);
  const { use } = rule;
  pay(game, actor, use);
  startCooldown(game, actor, skill, use.cooldown);
  for (const target of targets) {
    if (isHarmful(use) && target !== actor) startFight(context, actor, target);
    const resisted = resists(context, rule, skill, target);
    const helpless = resisted && !use.harm;
    if (words && !helpless) say(context, use, target);
    if (resisted) weather(context, rule, target, helpless);
    if (use.harm || use.heal) touch(context, rule, skill, target, resisted);
    if (!resisted && vitalOf(game, target, "health") > 0) change(context, use, target);
  }
  for (const { effect, seconds, on } of use.effects)
    if (on === "self") addEffect(context, actor, effect, { by: actor, seconds });
  practise(context, actor, skill);
}

function resists({ game, actor }: DeedContext, rule: SkillRule, skill: string, target: Entity): boolean {
  const save = rule.use?.save;
  if (save === undefined || target === actor) return false;
  const chance = savingChance({
    bonus: bonus(game, target, save),
    level: levelOf(target),
    against: bonus(game, actor, rule.attribute),
    byLevel: levelOf(actor),
    rank: rankOf(actor, skill),
  });
  return game.rng.int(100) < chance;
}

function say({ game, actor, show }: DeedContext, { words }: Use, target: Entity): void {
  const others = game.witnesses(actor).filter((one) => one !== target);
  if (target === actor) {
    show([actor], words.self?.actor ?? words.actor, { actor, to: "yourself" });
    const seen = words.self?.others ?? words.others;
    if (seen !== undefined) show(others, seen, { actor, to: actor });
    return;
  }
  const values = { actor, to: target };
  show([actor], words.actor, values);
  if (words.to !== undefined) show([target], words.to, values);
  if (words.others !== undefined) show(others, words.others, values);
}

/** What is seen of a save. `whole`: nothing at all came through. */
function weather({ game, actor, show }: DeedContext, rule: SkillRule, target: Entity, whole: boolean): void {
  const values = { actor, to: target, skill: rule.name };
  const others = game.witnesses(actor).filter((one) => one !== target);
  if (whole) {
    show([actor], "{to} shakes off your {skill}.", values);
    show([target], "You shake off the {skill} of {actor}.", values);
    show(others, "{to} shakes off the {skill} of {actor}.", values);
  } else {
    show([actor], "{to} takes only half of it.", values);
    show([target], "You take only half of it.", values);
  }
}

/** Harm and healing. */
function touch(
  context: DeedContext,
  rule: SkillRule,
  skill: string,
  target: Entity,
  resisted: boolean,
): void {
  const { game, actor, show } = context;
  const { harm, heal } = rule.use ?? {};
  const rank = rankOf(actor, skill);
  const by = bonus(game, actor, rule.attribute);
  if (heal) {
    const given = mend(
      context,
      target,
      "health",
      skillHeal(roll(heal.dice, game.rng), heal.perRank, rank, by),
    );
    if (given === 0) show([actor], "<hint>There was nothing to mend.</hint>");
    else if (target !== actor)
      context.emit({ type: "EntityMended", entity: target, by: actor, amount: given });
  }
  if (harm) {
    const armour = BODILY.has(harm.type)
      ? armourAgainst(game, target, harm.type)
      : modifier(game, target, `resist-${harm.type}`);
    const amount = skillHarm(roll(harm.dice, game.rng), harm.perRank, rank, by, resisted, armour);
    hurt(context, target, amount, harm.type, actor);
  }
}

/** Effects that come and go. Of a foe only what helps it is taken away, of anybody else only what harms. */
function change(context: DeedContext, use: Use, target: Entity): void {
  const { game, actor, show } = context;
  for (const { effect, seconds, on } of use.effects)
    if (on === "target") addEffect(context, target, effect, { by: actor, seconds });
  if (use.dispels === undefined) return;
  const magic = use.dispels === "magic";
  const enemy = magic && isFoe(game, actor, target);
  const gone = dispel(context, target, use.dispels, magic ? (enemy ? "helpful" : "harmful") : "all");
  if (gone === 0) show([actor], "<hint>There was nothing to take away.</hint>");
}

function isFoe(game: Game, actor: Entity, target: Entity): boolean {
  return target !== actor && foesOf(game, actor).includes(target);
}
