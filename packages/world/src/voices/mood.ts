import type { Entity } from "@wyldlands/ecs";
import type { Emotion, Reply } from "@wyldlands/voice";
import { Mood } from "../components/index.ts";
import type { Game } from "../game.ts";

/** World milliseconds after which half of a feeling is left. */
const HALF_LIFE_MS = 8 * 60_000;
/** What is less than that is no feeling any more. */
const LEAST = 0.05;

/** What the npc feels now, each from 0 to 1. */
export function moodOf(game: Game, npc: Entity): Partial<Record<Emotion, number>> {
  const mood = npc.get(Mood);
  if (!mood) return {};
  const left = 0.5 ** ((game.clock.now() - mood.at) / HALF_LIFE_MS);
  const felt = Object.entries(mood.feels).map(([kind, strength]) => [kind, strength * left] as const);
  return Object.fromEntries(felt.filter(([, strength]) => strength >= LEAST));
}

/** What it has just said moved it: halfway from what it felt to what it feels. Only inside a deed. */
export function feel(game: Game, npc: Entity, emotions: Reply["emotions"]): void {
  if (emotions.length === 0) return;
  const feels = { ...moodOf(game, npc) };
  for (const { kind, strength } of emotions)
    feels[kind] = Math.min(1, Math.max(0, ((feels[kind] ?? 0) + strength) / 2));
  npc.add(Mood({ at: game.clock.now(), feels }));
}
