import type { ComponentDef } from "@wyldlands/ecs";
import { Description, ItemKind, Portable, Weapon, Wearable } from "../components/index.ts";
import { list } from "../content/prose.ts";
import type { Game } from "../game.ts";
import { gramsWords } from "../items/load.ts";
import { examination, thingView } from "../views/thing-view.ts";
import type { Offer } from "./wares.ts";

/** What a close look at a ware shows: at the thing itself when it is there, else at what its author says of its like. */
export function wareView(game: Game, { thing, prototype }: Offer): string {
  if (thing) return [thingView(thing), examination(game, thing)].filter((text) => text !== "").join("\n");
  const valueOf = <T>(component: ComponentDef<T>): T | undefined =>
    prototype.values.get(component) as T | undefined;
  const lines = [valueOf(Description)?.look ?? ""];
  const weapon = valueOf(Weapon);
  if (weapon)
    lines.push(
      `A weapon for ${weapon.hands === 2 ? "both hands" : "one hand"}, by the skill of ${weapon.skill}.`,
    );
  const slots = valueOf(Wearable)?.slots ?? [];
  if (slots.length > 0) lines.push(`It is worn on: ${list(slots.map((slot) => slot.replace("-", " ")))}.`);
  const level = valueOf(ItemKind)?.level ?? 1;
  if (level > 1) lines.push(`It is for those of level ${level} and above.`);
  const grams = valueOf(Portable)?.grams ?? 0;
  if (grams > 0) lines.push(`It weighs ${gramsWords(grams)}.`);
  return lines.filter((line) => line !== "").join("\n");
}
