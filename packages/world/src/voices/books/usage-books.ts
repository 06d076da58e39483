import type { Entity } from "@wyldlands/ecs";
import type { Reply, SpentRow, UsageRow } from "@wyldlands/voice";
import type { Game } from "../../game.ts";
import { newId } from "../../ids.ts";
import type { Storage } from "../../persistence/port.ts";
import type { AnswerSource } from "../../persistence/voice-rows.ts";
import type { System } from "../../turn/system.ts";
import type { VoiceMetrics } from "./voice-metrics.ts";

/** Money is booked in millionths. */
export const MICRO = 1_000_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** World milliseconds between two looks at who plays. */
const LOOK_MS = 10_000;
/** A call's outcome of what was no call. */
const NO_CALL: Readonly<Record<Exclude<Reply["from"], "model">, AnswerSource>> = {
  "cache-exact": "exact",
  "cache-act": "act",
  grammar: "grammar",
};

export interface UsageBooksOptions {
  readonly game: Game;
  readonly metrics?: VoiceMetrics | undefined;
  /** Days (of the wall) for which rows are kept. */
  readonly keepDays: number;
}

/** Books what the voices cost: a row for each call of a model, and for each answer that needed none. Rows go with the next commit. */
export class UsageBooks {
  /** Counts how long players play, by which cost is reckoned, and has old rows dropped once a day. */
  readonly system: System;
  readonly #options: UsageBooksOptions;
  #lookedAt: number;
  #prunedAt = -Infinity;

  constructor(options: UsageBooksOptions) {
    this.#options = options;
    this.#lookedAt = options.game.clock.now();
    this.system = { name: "voice-books", budgetMs: 1, run: () => this.#look() };
  }

  /** A call of a model has ended, in any way. */
  readonly called = (row: UsageRow): void => {
    const { game, metrics } = this.#options;
    metrics?.called(row);
    const { input, cached, output } = row.usage;
    game.writes.voiceUsage.push({
      id: newId(),
      at: Math.round(row.at),
      worldMs: Math.trunc(game.clock.now()),
      provider: row.provider,
      model: row.model,
      purpose: row.purpose,
      player: row.player ?? null,
      npc: row.npc ?? null,
      input,
      cached,
      output,
      cost: Math.round(row.cost * MICRO),
      firstMs: row.firstMs === undefined ? null : Math.round(row.firstMs),
      tookMs: Math.round(row.tookMs),
      outcome: row.outcome,
      cache: "none",
    });
  };

  /** An npc has answered somebody. `model`: there is one, so that an answer without it tells how well the cache does. */
  answered(npc: Entity, to: Entity, reply: Pick<Reply, "from" | "trace">, model: boolean): void {
    const { game, metrics } = this.#options;
    metrics?.answered(reply.from);
    if (reply.from === "model" || !model) return;
    game.writes.voiceUsage.push({
      id: newId(),
      at: game.wall(),
      worldMs: Math.trunc(game.clock.now()),
      provider: "",
      model: "",
      purpose: "dialogue",
      player: game.players.sessionOf(to)?.account?.id ?? null,
      npc: npc.prototype?.id ?? null,
      input: 0,
      cached: 0,
      output: 0,
      cost: 0,
      firstMs: null,
      tookMs: 0,
      outcome: "answered",
      cache: NO_CALL[reply.from],
    });
  }

  /** What counts against budgets still, for a model that begins. */
  async spent(storage: Pick<Storage, "voiceSpent">): Promise<SpentRow[]> {
    const rows = await storage.voiceSpent(this.#options.game.wall() - DAY_MS);
    return rows.map(({ at, player, cost, prepared }) => ({
      at,
      player: player ?? undefined,
      cost: cost / MICRO,
      prepared: prepared / MICRO,
    }));
  }

  #look(): void {
    const { game } = this.#options;
    const now = game.clock.now();
    const wall = game.wall();
    if (now - this.#lookedAt < LOOK_MS) return;
    const passed = Math.round(now - this.#lookedAt);
    this.#lookedAt = now;
    const playing = game.players.characters().filter((one) => game.players.isAwake(one)).length;
    if (playing > 0) {
      const hour = Math.floor(wall / HOUR_MS) * HOUR_MS;
      const { playTime } = game.writes;
      playTime.set(hour, (playTime.get(hour) ?? 0) + passed * playing);
    }
    if (wall - this.#prunedAt < DAY_MS) return;
    this.#prunedAt = wall;
    game.writes.voicesBefore = wall - this.#options.keepDays * DAY_MS;
  }
}
