import type { Entity } from "@wyldlands/ecs";
import { Character } from "../components/index.ts";
import type { Game } from "../game.ts";
import { near, reactionsTo } from "../reactions/near.ts";
import { typedAs } from "../reactions/typed.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { addressedBy } from "./addressed.ts";
import { heed } from "./deeds/heed.ts";
import { canSpeak, listenersIn, speakersIn } from "./speakers.ts";

/** Gestures that greet whom they are made to. */
const GREETINGS: ReadonlySet<string> = new Set(["greet", "wave", "bow", "curtsey", "salute", "tip"]);

/** What is said aloud near those who live here, and who of them is to answer. */
export function addVoiceListeners(game: Game, runner: DeedRunner): void {
  game.events.on("Spoke", ({ entity, text, how }) => {
    const room = game.placeOf(entity);
    if (how !== "say" || !entity.alive || speakersIn(game, room).length === 0) return;
    // What those who live here say among themselves is kept for whoever listens.
    if (!entity.has(Character) && listenersIn(game, room).length === 0) return;
    const asked =
      entity.has(Character) && !isAwaited(game, entity, text) ? addressedBy(game, entity, text) : undefined;
    const to = asked && { to: asked.npc, ...(asked.also && { next: asked.also }) };
    runner.queue(heed, entity, { text, how, ...to });
  });
  game.events.on("Gestured", ({ entity, to, social }) => {
    if (!GREETINGS.has(social) || !isPlayed(game, entity) || !to.alive || !canSpeak(game, to)) return;
    runner.queue(heed, entity, { text: "", how: "greet", to });
  });
}

/** Whether something here waits for these words: what its author wrote comes of them, and nobody makes talk of it. */
function isAwaited(game: Game, being: Entity, text: string): boolean {
  if (!game.authored.awaited.occasions.has("say")) return false;
  const said = ` ${typedAs(text.replaceAll(/[^\p{L}\p{N}]+/gu, " "))} `;
  return near(game, being).some((one) =>
    reactionsTo(one, "say").some(({ reaction }) =>
      (reaction.words ?? []).some((word) => said.includes(` ${word} `)),
    ),
  );
}

function isPlayed(game: Game, being: Entity): boolean {
  return being.alive && being.has(Character) && listenersIn(game, game.placeOf(being)).includes(being);
}
