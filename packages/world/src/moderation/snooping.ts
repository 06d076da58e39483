import { escapeMarkup } from "@wyldlands/protocol";
import type { Game } from "../game.ts";
import type { Session } from "../sessions/session.ts";
import { SNOOPED } from "../turn/turn-output.ts";

/** `snooper` looks on while the other plays. */
export function beginSnooping(session: Session, snooper: Session): void {
  if (!session.snoopers.includes(snooper)) session.snoopers.push(snooper);
}

/** `snooper` looks on at nobody any more; whom it looked on at. */
export function stopSnooping(sessions: Iterable<Session>, snooper: Session): Session[] {
  const ended: Session[] = [];
  for (const session of sessions) {
    const at = session.snoopers.indexOf(snooper);
    if (at < 0) continue;
    session.snoopers.splice(at, 1);
    ended.push(session);
  }
  return ended;
}

/** A session stops playing: nobody looks on at it, and it looks on at nobody. */
export function endSnooping(game: Game, session: Session): void {
  game.output.tell(session.snoopers.splice(0), "<system>Whom you looked on at has left.</system>");
  const others = game.players.characters().flatMap((one) => game.players.sessionOf(one) ?? []);
  stopSnooping(others, session);
}

/** A line that was typed in play. What dialogues are answered with is never passed on. */
export function passOn(game: Game, session: Session, line: string): void {
  if (session.snoopers.length === 0) return;
  game.output.tell([...session.snoopers], `${SNOOPED}&gt; ${escapeMarkup(line)}`);
}
