import type { Entity } from "@wyldlands/ecs";
import { TradeSheet, Trading } from "../components/index.ts";
import type { Game } from "../game.ts";
import { coinsOf } from "../items/purse.ts";
import { loose } from "../items/worn.ts";
import { openRecord } from "../society/records.ts";
import { countOf } from "../views/names.ts";
import { stateMark } from "./state-mark.ts";

/** A sheet on which nothing was changed for so long (milliseconds of world time) is put away. */
export const SILENCE_MS = 300_000;

export type Side = ReturnType<typeof sidesOf>["mine"];

/** A trade as one of the two sees it. */
export interface Deal {
  sheet: Entity;
  other: Entity;
  mine: Side;
  theirs: Side;
}

/** Opens a sheet between two beings who do not trade yet. Only inside a deed. */
export function openSheet(game: Game, one: Entity, other: Entity): void {
  const blank = TradeSheet.default?.();
  if (!blank) throw new Error("a trade sheet has a default");
  const now = game.clock.now();
  const sides = [one, other].map(({ id }) => ({ who: id, agreed: false, coins: 0, things: [] }));
  const sheet = openRecord(game, [TradeSheet({ ...blank, changedAt: now, changedBy: one.id, sides })]);
  for (const being of [one, other]) being.add(Trading({ sheet: sheet.id }));
  game.due.schedule(sheet, SILENCE_MS, "trade-lapse", {});
}

/** What the being is trading, if it is. */
export function dealOf(game: Game, being: Entity): Deal | undefined {
  const sheet = game.world.byId(being.get(Trading)?.sheet ?? "");
  if (!sheet?.has(TradeSheet)) return undefined;
  const { mine, theirs } = sidesOf(sheet, being);
  const other = game.world.byId(theirs.who);
  return other && { sheet, other, mine, theirs };
}

function sidesOf(sheet: Entity, being: Entity) {
  const { sides } = sheet.need(TradeSheet);
  const mine = sides.find(({ who }) => who === being.id);
  const theirs = sides.find(({ who }) => who !== being.id);
  if (!mine || !theirs) throw new Error(`${being.id} has no side of the sheet ${sheet.id}`);
  return { mine, theirs };
}

/** Changes one's own side: a new revision, to which nobody has agreed. Only inside a deed. */
export function changeSide(
  game: Game,
  sheet: Entity,
  being: Entity,
  change: (side: { coins: number; things: { thing: string; count: number; mark: string }[] }) => void,
): void {
  const draft = sheet.edit(TradeSheet);
  for (const side of draft.sides) {
    side.agreed = false;
    if (side.who === being.id) change(side);
  }
  draft.revision += 1;
  draft.changedAt = game.clock.now();
  draft.changedBy = being.id;
}

/** A change of what is offered that nobody wrote on the sheet. */
export interface Slip {
  who: Entity;
  /** How the thing is named, when it is still there. */
  thing?: Entity;
  what: "coins" | "gone" | "altered";
}

/**
 * Strikes from the sheet what its owner no longer has loose in the pack, and notes what is no longer as it was. Any such
 * slip is a change like another: a new revision. Only inside a deed.
 */
export function correct(game: Game, { sheet }: Deal): Slip[] {
  const slips: Slip[] = [];
  for (const { who: id } of sheet.need(TradeSheet).sides) {
    const who = game.world.byId(id);
    if (!who) continue;
    const own = slipsOf(game, sheet, who);
    if (own.length === 0) continue;
    slips.push(...own);
    changeSide(game, sheet, who, (side) => {
      side.coins = Math.min(side.coins, coinsOf(game, who));
      side.things = side.things.flatMap(({ thing, count }) => {
        const now = offered(game, who, thing, count);
        return now ? [{ thing, count, mark: stateMark(now) }] : [];
      });
    });
  }
  return slips;
}

function slipsOf(game: Game, sheet: Entity, who: Entity): Slip[] {
  const { mine } = sidesOf(sheet, who);
  const slips: Slip[] = mine.coins > coinsOf(game, who) ? [{ who, what: "coins" }] : [];
  for (const { thing, count, mark } of mine.things) {
    const now = offered(game, who, thing, count);
    if (!now) slips.push({ who, what: "gone" });
    else if (stateMark(now) !== mark) slips.push({ who, what: "altered", thing: now });
  }
  return slips;
}

/** The thing, when its owner still has so many of it in the pack. */
export function offered(game: Game, owner: Entity, id: string, count: number): Entity | undefined {
  const thing = game.world.byId(id);
  return thing && !loose(owner, thing) && countOf(thing) >= count ? thing : undefined;
}

/** The sheet is put away; nothing has changed hands by it. Only inside a deed. */
export function closeSheet(game: Game, sheet: Entity): void {
  for (const { who } of sheet.need(TradeSheet).sides) {
    const being = game.world.byId(who);
    if (being?.get(Trading)?.sheet === sheet.id) being.remove(Trading);
  }
  sheet.despawn();
}
