import type { Entity } from "@wyldlands/ecs";
import { Container, ContainedIn, TradeSheet } from "../components/index.ts";
import { list } from "../content/prose.ts";
import type { Game } from "../game.ts";
import { conditionWords } from "../items/condition.ts";
import { markOf } from "../items/states.ts";
import { countOf, nameOf } from "../views/names.ts";
import type { Deal, Side, Slip } from "./sheet.ts";

/** The sheet as one of the two reads it: what each offers, who has agreed, and what to type next. */
export function sheetView(game: Game, deal: Deal): string {
  const { sheet, other, mine, theirs } = deal;
  const { revision } = sheet.need(TradeSheet);
  const name = nameOf(other);
  return [
    `Your trade with ${name} is at revision ${revision}.`,
    `  You offer ${sideWords(game, mine)}.`,
    `  ${name} offers ${sideWords(game, theirs)}.`,
    `  ${agreedWords(mine, theirs, name)}`,
    `<hint>OFFER and UNOFFER change what you give; AGREE ${revision} takes it as it stands; TRADE CANCEL ends it.</hint>`,
  ].join("\n");
}

function agreedWords(mine: Side, theirs: Side, name: string): string {
  if (mine.agreed) return `You have agreed to it, and ${name} has not.`;
  return theirs.agreed ? `${name} has agreed to it, and you have not.` : "Nobody has agreed to it yet.";
}

function sideWords(game: Game, side: Side): string {
  const words = side.things.flatMap(({ thing, count }) => {
    const entity = game.world.byId(thing);
    return entity ? [thingWords(entity, count)] : [];
  });
  if (side.coins > 0) words.push(game.coinName(side.coins));
  return words.length === 0 ? "nothing" : list(words);
}

/** All that one ought to know of a thing before one agrees: its wear, and what is in it, shut or not. */
export function thingWords(thing: Entity, count = countOf(thing)): string {
  const notes: string[] = [];
  const condition = conditionWords(thing);
  if (condition !== undefined) notes.push(condition.replace(/^It (?:is|has) /, "").replace(/\.$/, ""));
  if (thing.has(Container)) {
    const inside = thing.sources(ContainedIn).map((inner) => thingWords(inner));
    notes.push(inside.length === 0 ? "with nothing in it" : `with ${list(inside)} in it`);
  }
  const behind = notes.length === 0 ? "" : ` (${notes.join("; ")})`;
  return `${nameOf(thing, count)}${markOf(thing)}${behind}`;
}

/** What slipped, in a sentence. */
export function slipWords({ who, what, thing }: Slip): string {
  const name = nameOf(who);
  if (what === "coins") return `${name} no longer has so many coins.`;
  if (what === "altered" && thing) return `What ${name} offers is no longer as it was: ${thingWords(thing)}.`;
  return `${name} no longer has all that was offered.`;
}
