import type { Entity } from "@wyldlands/ecs";
import type { CommandSpec } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import type { Session } from "../sessions/session.ts";
import type { About } from "../turn/turn-output.ts";
import type { SessionServices } from "../sessions/services.ts";

/** What a command that is no deed works with: it shows things, changes settings, or asks the session for a dialogue. */
export interface CommandContext {
  game: Game;
  actor: Entity;
  session: Session;
  services: SessionServices;
  /** Says markup to the player. */
  readonly tell: (markup: string, about?: About) => void;
}

/** A command that is no deed: who, help, inventory, quit. `rest` is what was typed after its name, trimmed. */
export interface Command {
  spec: CommandSpec;
  run(context: CommandContext, rest: string): void;
}

export function defineCommand(spec: CommandSpec, run: Command["run"]): Command {
  return { spec, run };
}
