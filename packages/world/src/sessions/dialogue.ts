import type { Game } from "../game.ts";
import type { Storage } from "../persistence/port.ts";
import type { Accounts } from "./accounts.ts";
import type { Hold } from "./hold.ts";
import type { SessionServices } from "./services.ts";
import type { Session, SessionState } from "./session.ts";

export interface DialogueContext {
  game: Game;
  session: Session;
  services: SessionServices;
  accounts: Accounts;
  storage: Pick<Storage, "accountByName" | "characterNameTaken">;
  /** What the dialogue keeps between lines. */
  data: Record<string, string>;
}

/** A question and what becomes of the answer. All it remembers is in `data`. */
export interface Dialogue {
  name: string;
  state: SessionState;
  /** What stands before the cursor, exactly. */
  prompt: string;
  /** The answer is a secret: it is not shown while it is typed, and never logged. */
  secret?: boolean;
  /** Says what goes before the question. */
  onOpen?(context: DialogueContext): void;
  onLine(context: DialogueContext, line: string): Hold | void;
}

export function defineDialogue(dialogue: Dialogue): Dialogue {
  return Object.freeze(dialogue);
}
