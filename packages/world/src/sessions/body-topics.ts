import type { Entity } from "@wyldlands/ecs";
import type { EffectTopic, SkillTopic, StatusTopic, Topics } from "@wyldlands/protocol";
import { bodyOf } from "../bodies/body.ts";
import { effectsOf } from "../bodies/effects.ts";
import { levelBegins } from "../bodies/experience.ts";
import { positionOf } from "../bodies/posture.ts";
import { rankWord } from "../bodies/skills.ts";
import { mostOf, vitalOf, type Vital } from "../bodies/vitals.ts";
import { foeOf } from "../combat/foes.ts";
import { Combatant, Effects, Experience, Skills } from "../components/index.ts";
import type { Game } from "../game.ts";
import { coinsOf } from "../items/purse.ts";
import { plainName } from "../views/names.ts";
import { canSee } from "../views/sight.ts";

/** Health, mana and stamina as whole points: who lives has at least one of health. */
export function vitalsTopic(game: Game, being: Entity): NonNullable<Topics["vitals"]> {
  const points = (vital: Vital): { left: number; most: number } => {
    const most = mostOf(game, being, vital);
    return { left: Math.max(0, Math.ceil(vitalOf(game, being, vital, most))), most };
  };
  return { health: points("health"), mana: points("mana"), stamina: points("stamina") };
}

export function statusTopic(game: Game, being: Entity): StatusTopic {
  const { level, folk, calling } = bodyOf(game, being);
  const { points = 0, lessons = 0 } = being.get(Experience) ?? {};
  const next = levelBegins(game, level + 1);
  const foe = foeTopic(game, being);
  return {
    level,
    experience: points,
    ...(next !== undefined && { next }),
    lessons,
    folk: folk.name,
    ...(calling && { calling: calling.name }),
    position: stanceOf(being),
    gold: coinsOf(game, being),
    ...(foe && { foe }),
  };
}

/** The position, or that it fights. */
export function stanceOf(being: Entity): string {
  return being.has(Combatant) ? "fighting" : positionOf(being);
}

/** By kind, then by name, so that a list in a client does not jump. */
export function skillsTopic(game: Game, being: Entity): { skills: SkillTopic[] } {
  const skills = Object.entries(being.get(Skills) ?? {}).flatMap(([id, rank]): SkillTopic[] => {
    const rule = game.rules.skills[id];
    if (!rule || rank < 1) return [];
    const { name, kind, about } = rule;
    return [{ id, name, kind, rank: Math.floor(rank), word: rankWord(rank), about }];
  });
  return { skills: skills.sort((a, b) => order(a.kind, b.kind) || order(a.name, b.name)) };
}

export function effectsTopic(game: Game, being: Entity): { effects: EffectTopic[] } {
  const effects = effectsOf(game, being).map(({ slug, rule, stacks, seconds }): EffectTopic => {
    const numbers = Object.entries(rule.modifiers).map(([name, by]) => `${name} ${signed(by * stacks)}`);
    const { name, harmful, conditions, dispel } = rule;
    return {
      id: slug,
      name: stacks > 1 ? `${name} (${stacks})` : name,
      harmful,
      does: [...numbers, ...conditions].join(", "),
      ...(dispel !== "never" && { cure: dispel }),
      left: seconds,
    };
  });
  return { effects };
}

/** What of the effects counts as a change: not that time runs, but that one began, ended or lasts longer than it would have. */
export function effectsGist(being: Entity): string {
  const effects = being.get(Effects) ?? [];
  return effects.map(({ effect, until, stacks }) => `${effect} ${until} ${stacks}`).join();
}

/** A foe that is not seen has no name; how it fares is felt all the same. */
function foeTopic(game: Game, being: Entity): StatusTopic["foe"] {
  const foe = foeOf(game, being);
  if (!foe) return undefined;
  const most = mostOf(game, foe, "health");
  const share = Math.ceil((vitalOf(game, foe, "health", most) / most) * 100);
  const name = canSee(game, being, foe) ? plainName(foe, 1) : "somebody";
  return { id: foe.id, name, health: Math.max(0, Math.min(100, share)) };
}

function signed(by: number): string {
  return by < 0 ? String(by) : `+${by}`;
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
