import type { Entity } from "@wyldlands/ecs";
import { mostOf, vitalOf } from "../bodies/vitals.ts";
import { Health } from "../components/index.ts";
import { capitalise } from "../content/prose.ts";
import type { Game } from "../game.ts";
import { nameOf } from "../views/names.ts";
import { healthWords } from "./strike-words.ts";

/** What a look at somebody shows of its wounds: a sentence, or nothing of the unhurt. */
export function woundsView(game: Game, being: Entity): string {
  if (!being.has(Health)) return "";
  const whole = mostOf(game, being, "health");
  const share = vitalOf(game, being, "health", whole) / whole;
  return share < 1 ? `${capitalise(nameOf(being))} ${healthWords(share)}.` : "";
}
