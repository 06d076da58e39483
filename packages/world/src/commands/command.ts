import type { Entity } from "@wyldlands/ecs";
import type { CommandSpec } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import type { Session } from "../sessions/session.ts";
import type { About } from "../turn/turn-output.ts";
import { hold, type Hold, type Question } from "../sessions/hold.ts";
import type { SessionServices } from "../sessions/services.ts";

/** What a command that is no deed works with: it shows things, changes settings, or asks the session for a dialogue. */
export interface CommandContext {
  game: Game;
  actor: Entity;
  session: Session;
  services: SessionServices;
  /** Says markup to the player. */
  readonly tell: (markup: string, about?: About) => void;
  /** Whether the command is all there is of the line: only then it may wait for an answer from outside. */
  alone?: boolean;
  /** What it waits for: nothing is done until that is there. See `asking`. */
  held?: Hold | undefined;
  /** Who or what it is about, by name, for the audit log. */
  subject?: string | undefined;
  /** It was refused: see `turnDown`. */
  refused?: boolean | undefined;
}

/** A command that is no deed: who, help, inventory, quit. `rest` is what was typed after its name, trimmed. */
export interface Command {
  spec: CommandSpec;
  run(context: CommandContext, rest: string): void;
  /** What could stand where the last word of `rest` is, where the forms do not tell. */
  offers?(context: CommandContext, rest: string): string[];
}

/** Says why not. */
export function turnDown(context: CommandContext, markup: string): void {
  context.refused = true;
  context.tell(markup);
}

/**
 * Waits for an answer from outside, then does what is to be done with it. Nothing may be changed before: asking is done again
 * by the next world if this one dies meanwhile.
 */
export function asking<T>(context: CommandContext, ask: Question<T>, then: (answer: T) => void): void {
  if (context.alone === true) context.held = hold(ask, then);
  else turnDown(context, "That has to be looked up first. <hint>Type it on a line of its own.</hint>");
}

export function defineCommand(spec: CommandSpec, run: Command["run"]): Command {
  return { spec, run };
}
