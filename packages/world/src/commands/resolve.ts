import { Refusal, type Entity } from "@wyldlands/ecs";
import { Name } from "../components/index.ts";
import type { DeedArgs, Scope } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { isCloakedFrom } from "../views/cloak.ts";
import { numberWord } from "../views/names.ts";
import { blinded } from "../views/sight.ts";
import { directionOf } from "./directions.ts";
import { matchForm, type FormPart } from "./forms.ts";
import { candidates, contents, doorTowards, missing, nothing } from "./scopes.ts";
import { parseSelector, select, type Picked, type Selector } from "./selector.ts";

/** The commands' arguments, one set for each thing that a `...` slot took in, or the words of the first mistake. */
export type Resolved = DeedArgs[] | Refusal<string>;

/**
 * Fills the first form whose every slot finds something, those with the most words of their own first: `get all from chest`
 * means what is in it, and not the chest. When none does, the mistake is that of the first of them. `onFit` hears which form
 * it was.
 */
export function resolve(
  game: Game,
  actor: Entity,
  forms: readonly (readonly FormPart[])[],
  words: readonly string[],
  onFit?: (form: readonly FormPart[]) => void,
): Resolved | undefined {
  let mistake: Refusal<string> | undefined;
  for (const form of forms.toSorted((a, b) => literals(b) - literals(a))) {
    for (const filled of matchForm(form, words)) {
      const args = fillSlots(game, actor, form, filled);
      if (!(args instanceof Refusal)) onFit?.(form);
      if (!(args instanceof Refusal) || args instanceof NotInside) return args;
      mistake ??= args;
    }
  }
  return mistake;
}

function literals(form: readonly FormPart[]): number {
  return form.filter((part) => "literal" in part).length;
}

/** It was looked for in a thing that is there: no other form has a better answer. */
class NotInside extends Refusal<string> {}

interface Looking {
  game: Game;
  actor: Entity;
  scope: Scope;
  text: string;
  many: boolean;
  /** For `inside`: what it is in. */
  container?: Entity | undefined;
}

function fillSlots(
  game: Game,
  actor: Entity,
  form: readonly FormPart[],
  filled: ReadonlyMap<string, string>,
): Resolved {
  const single: Record<string, Entity | string | number> = {};
  let many: { slot: string; picked: Picked[] } | undefined;
  const slots = form.flatMap((part) => ("slot" in part ? [part] : []));
  // What a thing is in has to be known before the thing.
  for (const part of [
    ...slots.filter(({ scope }) => scope !== "inside"),
    ...slots.filter(({ scope }) => scope === "inside"),
  ]) {
    const text = filled.get(part.slot) ?? "";
    if (part.scope === "text" || part.scope === "word") {
      single[part.slot] = text.trimStart();
    } else if (part.scope === "number") {
      single[part.slot] = Number(text);
    } else if (part.scope === "direction") {
      single[part.slot] = directionOf(text) ?? text;
    } else {
      const inside = part.scope === "inside" ? single["container"] : undefined;
      const container = typeof inside === "object" ? inside : undefined;
      const picked = pick({ game, actor, scope: part.scope, text, many: part.many, container });
      if (picked instanceof Refusal) return container ? new NotInside(picked.words) : picked;
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

/** Where only eyes find something. */
const SEEN: ReadonlySet<Scope> = new Set<Scope>(["here", "near", "beings"]);

function pick(looking: Looking): Picked[] | Refusal<string> {
  const { game, actor, scope, text, many, container } = looking;
  if ((scope === "near" || scope === "beings" || scope === "anyone") && /^(?:me|self|myself)$/i.test(text))
    return [{ entity: actor }];
  if (scope === "anyone") return byName(game, actor, text) ?? missing(scope, text);
  const list = container ? contents(container) : candidates(game, actor, scope);
  if (list instanceof Refusal) return list;
  if (scope === "closable") {
    const door = doorTowards(game, actor, text);
    if (door) return [{ entity: door }];
  }
  const selector = parseSelector(text);
  if (!selector || (!many && (selector.all || selector.count !== undefined)))
    return missing(scope, text, container);
  const found = among(looking, selector, list);
  // What is carried and cannot be worn: the deed says why.
  if (found instanceof Refusal && scope === "wearable" && !selector.all)
    return among({ ...looking, scope: "carried" }, selector, candidates(game, actor, "carried"));
  if (!(found instanceof Refusal) || scope === "carried" || scope === "worn" || container) return found;
  return within(looking) ?? (SEEN.has(scope) ? blinded(game, actor) : undefined) ?? found;
}

function among(looking: Looking, selector: Selector, list: readonly Entity[]): Picked[] | Refusal<string> {
  const { game, scope, text, many, container } = looking;
  const loose = many && selector.all && (scope === "here" || scope === "inside");
  const picked = select(selector, loose ? list.filter((one) => !game.isFixed(one)) : list);
  if (picked.length === 0)
    return selector.all && selector.words.length === 0
      ? nothing(scope, container)
      : missing(scope, text, container);
  return tooFew(scope, selector.count, picked) ?? picked;
}

/** `sword in chest`: a thing in another that is at hand. Undefined when there is no such other. */
function within(looking: Looking): Picked[] | Refusal<string> | undefined {
  if (looking.scope !== "near" && looking.scope !== "here") return undefined;
  const [, text, rest] = /^(.+?)\s+(?:in|inside|on)\s+(.+)$/i.exec(looking.text) ?? [];
  const place = rest === undefined ? undefined : parseSelector(rest);
  const selector = text === undefined ? undefined : parseSelector(text);
  if (!place || !selector || text === undefined) return undefined;
  if (!looking.many && (selector.all || selector.count !== undefined)) return undefined;
  const container = select(place, candidates(looking.game, looking.actor, "near"))[0]?.entity;
  if (!container) return undefined;
  const list = contents(container);
  return list instanceof Refusal
    ? list
    : among({ ...looking, scope: "inside", text, container }, selector, list);
}

/** A player by the whole name, else by its beginning. */
function byName(game: Game, actor: Entity, text: string): Picked[] | undefined {
  const wanted = text.toLowerCase();
  const names = game.players
    .characters()
    .filter((one) => !isCloakedFrom(game, actor, one))
    .map((entity) => ({ entity, name: entity.get(Name)?.name.toLowerCase() ?? "" }));
  const found =
    names.find(({ name }) => name === wanted) ?? names.find(({ name }) => name.startsWith(wanted));
  return found && [{ entity: found.entity }];
}

/** Fewer than asked for: none is taken, so that nobody has to guess which. */
function tooFew(scope: Scope, wanted: number | undefined, picked: readonly Picked[]) {
  const there = picked.reduce((sum, { count = 0 }) => sum + count, 0);
  if (wanted === undefined || there >= wanted) return undefined;
  const few = numberWord(there);
  if (scope === "carried") return new Refusal(`You have only ${few} of those.`);
  const where = scope === "inside" ? "there" : "here";
  return new Refusal(`There ${there === 1 ? "is" : "are"} only ${few} of those ${where}.`);
}
