import type { Entity, Refusal } from "@wyldlands/ecs";
import { ContainedIn, Station } from "../../components/index.ts";
import { rankOf } from "../../bodies/skills.ts";
import type { Game } from "../../game.ts";
import { looseOf } from "../../items/worn.ts";
import type { Recipe } from "../../rules/schemas.ts";
import { list, pluralise } from "../../content/prose.ts";
import { countOf } from "../../views/names.ts";
import { refuse } from "../refusals.ts";

/** Recipes that a being could follow, if it had everything: those of skills that it has, by slug. */
export function knownRecipes(game: Game, being: Entity): [slug: string, recipe: Recipe][] {
  return Object.entries(game.rules.recipes).filter(
    ([, { skill, rank }]) => rankOf(being, skill) >= Math.max(1, rank),
  );
}

/** A recipe by its slug, its name, or the beginning of either. */
export function findRecipe(game: Game, written: string): [slug: string, recipe: Recipe] | undefined {
  const wanted = written
    .trim()
    .toLowerCase()
    .replace(/^(?:a|an|the|some) /, "");
  const all = Object.entries(game.rules.recipes);
  const names = ([slug, { name }]: [string, Recipe]): string[] => [slug, name.toLowerCase()];
  return (
    all.find((entry) => names(entry).includes(wanted)) ??
    (wanted.length < 3
      ? undefined
      : all.find((entry) => names(entry).some((name) => name.startsWith(wanted))))
  );
}

/** What stands in the way of following it here and now. */
export function cannotMake(game: Game, being: Entity, recipe: Recipe): Refusal<string> | undefined {
  const skill = game.rules.skills[recipe.skill]?.name ?? recipe.skill;
  const rank = rankOf(being, recipe.skill);
  if (rank === 0) return refuse("That takes {skill}, which you have not learned.", { skill });
  if (rank < recipe.rank)
    return refuse("You are not good enough at {skill} yet: it takes {rank} of 100.", {
      skill,
      rank: recipe.rank,
    });
  if (recipe.station !== undefined && !hasStation(game, being, recipe.station))
    return refuse("That is made at a {station}, and there is none here.", { station: recipe.station });
  if (
    recipe.tool !== undefined &&
    !being.sources(ContainedIn).some((thing) => thing.prototype?.id === recipe.tool)
  )
    return refuse("You need {tool} for that.", { tool: nameOfItem(game, recipe.tool) });
  const missing = Object.entries(recipe.needs).filter(([item, count]) => heldOf(being, item) < count);
  if (missing.length === 0) return undefined;
  return refuse("For that you still need {things}.", {
    things: list(missing.map(([item, count]) => nameOfItem(game, item, count - heldOf(being, item)))),
  });
}

/** How many of a prototype a being has loose. */
export function heldOf(being: Entity, prototype: string): number {
  return looseOf(being)
    .filter((thing) => thing.prototype?.id === prototype)
    .reduce((sum, thing) => sum + countOf(thing), 0);
}

export function nameOfItem(game: Game, id: string, count = 1): string {
  const item = game.content.items.get(id);
  if (!item) return "something";
  return count === 1 ? item.name : pluralise(item.name, item.plural, count);
}

function hasStation(game: Game, being: Entity, kind: string): boolean {
  return game.company(game.placeOf(being), being).some((one) => one.get(Station)?.kind === kind);
}
