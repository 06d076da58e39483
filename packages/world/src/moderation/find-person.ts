import type { Entity } from "@wyldlands/ecs";
import type { Role } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { asRole, roleOf } from "../permissions/rights.ts";
import type { Session } from "../sessions/session.ts";
import { sanctionSubject } from "../society/sanctions.ts";
import { plainName } from "../views/names.ts";

/** A player whom the staff name: in play or away. */
export interface Person {
  /** The character's name. */
  name: string;
  /** As sanctions name the account, or the guest. */
  subject: string;
  role: Role;
  /** The account's name; undefined for a guest. */
  account: string | undefined;
  /** When in play. */
  being?: Entity;
  session?: Session;
}

/** By the whole name, in play or away; else by its beginning, in play. */
export function findPerson(game: Game, text: string): Person | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return undefined;
  const exact = game.players.byName(wanted);
  if (exact) return inPlay(game, exact);
  const row = game.directory.byName(wanted);
  if (row) {
    const being = game.world.byId(row.id);
    const there = being && inPlay(game, being);
    return (
      there ?? {
        name: row.name,
        subject: `account:${row.accountId}`,
        role: asRole(row.role),
        account: row.account,
      }
    );
  }
  const begun = game.players.characters().find((one) => plainName(one).toLowerCase().startsWith(wanted));
  return begun && inPlay(game, begun);
}

function inPlay(game: Game, being: Entity): Person | undefined {
  const session = game.players.sessionOf(being);
  if (!session) return undefined;
  return {
    name: plainName(being),
    subject: sanctionSubject(session),
    role: roleOf(session),
    account: session.account?.name,
    being,
    session,
  };
}
