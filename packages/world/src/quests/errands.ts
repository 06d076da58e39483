import type { Entity, Refusal } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { Errand, ErrandsDone } from "../components/index.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { nameOf, plainName, wants } from "../views/names.ts";

const DAY_MS = 86_400_000;

/** Whether the being has done that one's errand today (UTC): it is done once a day, as a daily quest is. */
export function errandDoneToday(game: Game, being: Entity, asker: Entity): boolean {
  const at = being.get(ErrandsDone)?.[asker.prototype?.id ?? ""];
  return at !== undefined && isToday(game, at);
}

/** Keeps that it was done, and forgets what is of another day. Only inside a deed. */
export function noteErrand(game: Game, being: Entity, asker: Entity): void {
  const today = Object.entries(being.get(ErrandsDone) ?? {}).filter(([, at]) => isToday(game, at));
  being.add(ErrandsDone({ ...Object.fromEntries(today), [asker.prototype?.id ?? ""]: game.wall() }));
}

/** What it says of its errand to the being, as markup; undefined: it has none. */
export function errandWords(game: Game, being: Entity, asker: Entity): string | undefined {
  const errand = asker.get(Errand);
  if (!errand || !errandDoneToday(game, being, asker)) return errand?.ask;
  return (
    errand.done ??
    `${nameOf(asker)} says, <say>'${escapeMarkup("You have brought me that today, and I thank you. Come again tomorrow.")}'</say>`
  );
}

/** Why it does not take what it asked for: it has it for today. */
export function hasEnough(
  game: Game,
  being: Entity,
  asker: Entity,
  item: Entity,
): Refusal<string> | undefined {
  if (!wants(asker, item.prototype?.id ?? "") || !errandDoneToday(game, being, asker)) return undefined;
  return refuse("{name} has had that of you today. <hint>Come again tomorrow.</hint>", {
    name: plainName(asker),
  });
}

function isToday(game: Game, at: number): boolean {
  return Math.floor(at / DAY_MS) === Math.floor(game.wall() / DAY_MS);
}
