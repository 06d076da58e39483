import { minuteLimit, type MinuteLimit } from "../chain/minute-limit.ts";
import { ModelError } from "../model.ts";

export interface PlayerMost {
  readonly requestsPerMinute: number;
  /** Under way together. */
  readonly atOnce: number;
}

/** What one player may ask for, whatever it costs. */
export interface PlayerLimits {
  /** Throws a `ModelError` when it is too much. What it returns is called when the request has ended. */
  enter(player: string): () => void;
}

interface Player {
  readonly limit: MinuteLimit;
  running: number;
  lastAt: number;
}

const MINUTE = 60_000;

export function openPlayerLimits(
  { requestsPerMinute, atOnce }: PlayerMost,
  clock: () => number,
): PlayerLimits {
  const players = new Map<string, Player>();
  let sweptAt = clock();
  const sweep = (): void => {
    if (clock() - sweptAt < MINUTE) return;
    sweptAt = clock();
    for (const [name, player] of players)
      if (player.running === 0 && clock() - player.lastAt > MINUTE) players.delete(name);
  };
  return {
    enter: (name) => {
      sweep();
      const most = { requests: requestsPerMinute, tokens: Number.POSITIVE_INFINITY };
      const player = players.get(name) ?? { limit: minuteLimit(most, clock), running: 0, lastAt: clock() };
      players.set(name, player);
      if (player.running >= atOnce)
        throw new ModelError("rate-limited", `this player has ${player.running} requests under way already`);
      if (player.limit.waitFor({ requests: 1, tokens: 0 }) > 0)
        throw new ModelError(
          "rate-limited",
          `this player has asked ${requestsPerMinute} times within a minute`,
        );
      player.limit.take(0);
      player.running++;
      player.lastAt = clock();
      let over = false;
      return () => {
        if (!over) player.running--;
        over = true;
      };
    },
  };
}
