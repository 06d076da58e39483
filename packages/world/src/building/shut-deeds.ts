import type { Entity, Refusal } from "@wyldlands/ecs";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { isCopy } from "./slugs.ts";

/** Deeds by which something would get out of a copy, or be bound to it for good. */
const SHUT: ReadonlySet<string> = new Set([
  "auction",
  "bid",
  "clan-deposit",
  "clan-fetch",
  "clan-found",
  "clan-store",
  "clan-withdraw",
  "decorate",
  "deposit",
  "empty-strongbox",
  "enclose",
  "fill-strongbox",
  "give-up-home",
  "pay",
  "pin-up",
  "post",
  "rent",
  "take-enclosed",
  "withdraw",
  "withdraw-enclosed",
]);

/** Why a deed is not done in a builder's copy, where all else is as in the world. */
export function shutInCopy(game: Game, deed: string, actor: Entity): Refusal<string> | undefined {
  return SHUT.has(deed) && isCopy(game.placeOf(actor).prototype?.id ?? "")
    ? refuse(
        "In a preview that would reach into the world. <hint>Do it when you are back: PREVIEW END.</hint>",
      )
    : undefined;
}
