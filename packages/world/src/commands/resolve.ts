import { Refusal, type Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { ContainedIn, Name } from "../components/index.ts";
import type { DeedArgs, Scope } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { isBeing, numberWord } from "../views/names.ts";
import { directionOf } from "./directions.ts";
import { matchForm, type FormPart } from "./forms.ts";
import { parseSelector, select, type Picked } from "./selector.ts";

/** What a slot may stand for, seen from the actor. */
export function candidates(game: Game, actor: Entity, scope: Scope): Entity[] {
  const here = (): Entity[] => game.company(game.placeOf(actor), actor);
  switch (scope) {
    case "here":
      return here().filter((one) => !isBeing(one));
    case "carried":
      return [...actor.sources(ContainedIn)];
    case "near":
      return [...actor.sources(ContainedIn), ...here()];
    case "beings":
      return here().filter(isBeing);
    case "anyone":
      return game.players.characters();
    default:
      return [];
  }
}

/** The commands' arguments, one set for each thing that a `...` slot took in, or the words of the first mistake. */
export type Resolved = DeedArgs[] | Refusal<string>;

/** Fills the first form whose every slot finds something. */
export function resolve(
  game: Game,
  actor: Entity,
  forms: readonly (readonly FormPart[])[],
  words: readonly string[],
): Resolved | undefined {
  let mistake: Refusal<string> | undefined;
  for (const form of forms) {
    for (const filled of matchForm(form, words)) {
      const args = fillSlots(game, actor, form, filled);
      if (!(args instanceof Refusal)) return args;
      mistake ??= args;
    }
  }
  return mistake;
}

function fillSlots(
  game: Game,
  actor: Entity,
  form: readonly FormPart[],
  filled: ReadonlyMap<string, string>,
): Resolved {
  const single: Record<string, Entity | string | number> = {};
  let many: { slot: string; picked: Picked[] } | undefined;
  for (const part of form) {
    if ("literal" in part) continue;
    const text = filled.get(part.slot) ?? "";
    if (part.scope === "text" || part.scope === "word") {
      single[part.slot] = text.trimStart();
    } else if (part.scope === "direction") {
      single[part.slot] = directionOf(text) ?? text;
    } else {
      const picked = pick(game, actor, part.scope, text, part.many);
      if (picked instanceof Refusal) return picked;
      if (part.many) many = { slot: part.slot, picked };
      else if (picked[0]) single[part.slot] = picked[0].entity;
    }
  }
  if (!many) return [single];
  const { slot, picked } = many;
  return picked.map(({ entity, count }) =>
    count === undefined ? { ...single, [slot]: entity } : { ...single, [slot]: entity, count },
  );
}

function pick(
  game: Game,
  actor: Entity,
  scope: Scope,
  text: string,
  many: boolean,
): Picked[] | Refusal<string> {
  const selector = parseSelector(text);
  const list = candidates(game, actor, scope);
  if (scope === "anyone") {
    const wanted = text.toLowerCase();
    const names = list.map((entity) => ({ entity, name: entity.get(Name)?.name.toLowerCase() ?? "" }));
    const found =
      names.find(({ name }) => name === wanted) ?? names.find(({ name }) => name.startsWith(wanted));
    return found ? [{ entity: found.entity }] : missing(scope, text);
  }
  if (!selector) return missing(scope, text);
  if (!many && (selector.all || selector.count !== undefined)) return missing(scope, text);
  const pool = many && selector.all && scope === "here" ? list.filter((one) => !game.isFixed(one)) : list;
  const picked = select(selector, pool);
  if (picked.length === 0)
    return selector.all && selector.words.length === 0 ? nothing(scope) : missing(scope, text);
  return tooFew(scope, selector.count, picked) ?? picked;
}

/** Fewer than asked for: none is taken, so that nobody has to guess which. */
function tooFew(scope: Scope, wanted: number | undefined, picked: readonly Picked[]) {
  const there = picked.reduce((sum, { count = 0 }) => sum + count, 0);
  if (wanted === undefined || there >= wanted) return undefined;
  const few = numberWord(there);
  if (scope === "carried") return new Refusal(`You have only ${few} of those.`);
  return new Refusal(`There ${there === 1 ? "is" : "are"} only ${few} of those here.`);
}

/** `all`, and there is nothing at all. */
function nothing(scope: Scope): Refusal<string> {
  return new Refusal(scope === "carried" ? "You carry nothing." : "There is nothing here to take.");
}

/** Nothing fits: in words that show what would. */
function missing(scope: Scope, text: string): Refusal<string> {
  const what = escapeMarkup(text);
  switch (scope) {
    case "carried":
      return new Refusal(`You are not carrying '${what}'. <hint>INVENTORY lists what you have.</hint>`);
    case "beings":
      return new Refusal(`There is nobody called '${what}' here. <hint>LOOK shows who is.</hint>`);
    case "anyone":
      return new Refusal(`No player called '${what}' is about. <hint>WHO lists them.</hint>`);
    default:
      return new Refusal(`You see no '${what}' here. <hint>LOOK shows what there is.</hint>`);
  }
}
