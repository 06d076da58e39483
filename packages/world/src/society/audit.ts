import { roleOf } from "../permissions/rights.ts";
import type { Game } from "../game.ts";
import { newId } from "../ids.ts";
import type { Session } from "../sessions/session.ts";
import { plainName } from "../views/names.ts";

/** Characters of a line that are kept. */
const MOST_CHARACTERS = 500;

export interface Audited {
  /** The command. */
  action: string;
  /** Who or what it was done to, by name. */
  subject: string | undefined;
  /** The line as it was typed. No such command takes a secret. */
  line: string;
  /** False: it was refused. */
  done: boolean;
}

/** Notes what was done, or tried, by right of a role. Stored with the next commit, as what was done is. */
export function audit(game: Game, session: Session, { action, subject, line, done }: Audited): void {
  const { audit: rows, undo } = game.writes;
  const row = {
    id: newId(),
    at: game.wall(),
    who: session.account?.name ?? (session.character ? plainName(session.character) : "a guest"),
    role: roleOf(session),
    action,
    subject: subject ?? null,
    detail: line.trim().slice(0, MOST_CHARACTERS),
    done,
  };
  rows.push(row);
  undo.note(() => void rows.pop());
}
