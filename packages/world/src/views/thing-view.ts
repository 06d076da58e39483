import type { Entity } from "@wyldlands/ecs";
import {
  Container,
  ContainedIn,
  Description,
  ItemKind,
  Portable,
  Weapon,
  Wearable,
} from "../components/index.ts";
import { capitalise } from "../content/prose.ts";
import type { Game } from "../game.ts";
import { conditionWords } from "../items/condition.ts";
import { isShut } from "../items/containers.ts";
import { gramsOf, gramsWords } from "../items/load.ts";
import { markOf, statesOf } from "../items/states.ts";
import { isWearable } from "../items/worn.ts";
import type { ItemState } from "../rules/words.ts";
import { countOf, nameOf, numberWord } from "./names.ts";

/** Said of a thing in a state, below what its author wrote of it. `broken` and `worn` are its condition's to tell. */
const SAID: Readonly<Partial<Record<ItemState, string>>> = {
  lit: "It is lit.",
  open: "It is open.",
  closed: "It is closed.",
  empty: "It is empty.",
  "half-empty": "It is more than half empty.",
};

/** What looking at a thing shows: its author's words, how it is now, and what lies in it if one can see that. */
export function thingView(thing: Entity): string {
  const many = countOf(thing) > 1 ? `${capitalise(nameOf(thing))}. ` : "";
  const lines = [`${many}${thing.get(Description)?.look ?? ""}`];
  const states = statesOf(thing).flatMap((state) => SAID[state] ?? []);
  const condition = conditionWords(thing);
  if (condition !== undefined) states.push(condition);
  if (states.length > 0) lines.push(states.join(" "));
  if (thing.has(Container) && !isShut(thing)) lines.push(contentsView(thing));
  return lines.join("\n");
}

/** What looking into a container shows. */
export function contentsView(container: Entity): string {
  if (isShut(container)) return `${capitalise(nameOf(container))} is closed. <hint>OPEN it first.</hint>`;
  const things = container.sources(ContainedIn);
  if (things.length === 0) return "There is nothing in it.";
  return ["It holds:", ...things.map((thing) => `  ${nameOf(thing)}${markOf(thing)}`)].join("\n");
}

/** What else a careful look finds out: what sort of thing it is, its weight, what it might fetch. */
export function examination(game: Game, thing: Entity): string {
  return [sortWords(thing), weightWords(game, thing), worthWords(thing)]
    .filter((words) => words !== "")
    .join("\n");
}

function sortWords(thing: Entity): string {
  const weapon = thing.get(Weapon);
  const level = thing.get(ItemKind)?.level ?? 1;
  const from = level > 1 ? ` It is for those of level ${level} and above.` : "";
  if (weapon) return `A weapon for ${weapon.hands === 2 ? "both hands" : "one hand"}.${from}`;
  if (isWearable(thing)) {
    const slots = thing.get(Wearable)?.slots ?? [];
    return `It is worn on: ${slots.map((slot) => slot.replace("-", " ")).join(", ")}.${from}`;
  }
  const kind = thing.get(ItemKind)?.kind;
  return kind === undefined || kind === "misc" ? "" : `${capitalise(KINDS[kind] ?? kind)}.${from}`;
}

/** Kinds that are no noun by themselves, or not with an article. */
const KINDS: Readonly<Record<string, string>> = {
  armour: "armour",
  consumable: "something to be used up",
  container: "something to keep things in",
  light: "a light",
  key: "a key",
  readable: "something to read",
  food: "food",
  drink: "drink",
  quest: "something that somebody wants",
  material: "something to make things of",
  tool: "a tool",
  money: "money",
  weapon: "a weapon",
};

function weightWords(game: Game, thing: Entity): string {
  const portable = thing.get(Portable);
  if (!portable || portable.fixed !== undefined || portable.grams === 0) return "";
  const one = countOf(thing) === 1;
  return `${one ? "It weighs" : "Together they weigh"} ${gramsWords(weigh(game, thing))}.`;
}

/** On the scales a coin weighs what it weighs. */
function weigh(game: Game, thing: Entity): number {
  const own = (thing.get(Portable)?.grams ?? 0) * countOf(thing);
  return thing.prototype?.id === game.content.world.coin ? own : gramsOf(game, thing);
}

/** A guess, as anyone makes it: the first figure of its worth, and noughts. */
function worthWords(thing: Entity): string {
  const worth = (thing.get(ItemKind)?.worth ?? 0) * countOf(thing);
  if (worth === 0) return "";
  const step = 10 ** Math.floor(Math.log10(worth));
  const guess = Math.max(1, Math.round(worth / step) * step);
  return guess === 1 ? "It might fetch a coin." : `It might fetch some ${numberWord(guess)} coins.`;
}
