import type { Entity } from "@wyldlands/ecs";
import type { Game } from "../game.ts";
import type { DeedRunner } from "./deed-runner.ts";

/**
 * Runs a line whole or not at all. What it throws reaches the caller once everything is as it was: entities, what was said,
 * the books, rows beside the entities (`UndoLog`), and what deeds had still to bring about. `touched`: gets what it wrote.
 */
export function whole<T>(game: Game, runner: DeedRunner, run: () => T, touched = new Set<Entity>()): T {
  const said = game.output.mark();
  const booked = game.journal.mark();
  try {
    return game.writes.undo.attempt(() => game.world.attempt(run, { touched }));
  } catch (error) {
    game.output.rewind(said);
    game.journal.rewind(booked);
    runner.clear();
    throw error;
  }
}
