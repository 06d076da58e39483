import { Character } from "../components/index.ts";
import { isBeing } from "../views/names.ts";
import { listenersIn, speakersIn } from "./speakers.ts";
import type { Choice } from "./modes.ts";
import type { Voices, VoicesOptions } from "./voices.ts";

/** Of a hundred remarks that another npc hears, so many are answered. */
const ANSWERED = 50;
/** Below this share of the money no model is asked. */
const SPARED = 0.5;
/** World milliseconds for which two who have just spoken leave it at that. */
const ENOUGH_MS = 90_000;

/**
 * Npcs talk to each other while a player listens: what one says of itself (the mind's `talk`) another answers now and then, once. An
 * answer is no remark, so nothing goes round in circles.
 */
export function addBanter(voices: Voices, { game }: Pick<VoicesOptions, "game">): void {
  game.events.on("Spoke", ({ entity, text, how }) => {
    if (how !== "say" || !entity.alive || entity.has(Character) || !isBeing(entity)) return;
    const room = game.placeOf(entity);
    if (listenersIn(game, room).length === 0) return;
    const since = game.clock.now() - ENOUGH_MS;
    const others = speakersIn(game, room).filter(
      (one) => one !== entity && (voices.traces.of(one).at(-1)?.at ?? -Infinity) < since,
    );
    if (others.length === 0 || game.rng.int(100) >= ANSWERED) return;
    const npc = game.rng.pick(others);
    const choice = spared(voices.choose(npc, entity), voices);
    voices.answer(npc, entity, { how: choice.by === "model" ? "say" : "idle", text }, choice);
  });
}

/** What they say among themselves takes no more of the money than is left over. */
function spared(choice: Choice, { options: { speech } }: Voices): Choice {
  if (choice.by === "grammar" || (speech.budgetLeft(undefined) ?? 1) >= SPARED) return choice;
  return { ...choice, by: "grammar", why: "the money is kept for players" };
}
