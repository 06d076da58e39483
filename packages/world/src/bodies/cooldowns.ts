import type { Entity } from "@wyldlands/ecs";
import { Cooldowns } from "../components/index.ts";
import type { Game } from "../game.ts";

/** Seconds until it can be used again; 0 when it can be. */
export function cooldownLeft(game: Game, being: Entity, name: string): number {
  const until = being.get(Cooldowns)?.[name] ?? 0;
  return Math.max(0, Math.ceil((until - game.clock.now()) / 1_000));
}

/** From now on it cannot be used for so many seconds; what is over is forgotten. Only inside a deed. */
export function startCooldown(game: Game, being: Entity, name: string, seconds: number): void {
  if (seconds <= 0) return;
  const now = game.clock.now();
  const running = Object.entries(being.get(Cooldowns) ?? {}).filter(([, until]) => until > now);
  const all = Object.fromEntries([...running, [name, now + seconds * 1_000]]);
  being.add(Cooldowns(all));
}
