import type { Entity } from "@wyldlands/ecs";
import { Invitations } from "../components/index.ts";
import type { Game } from "../game.ts";
import { nameKey } from "../players.ts";

export interface Invitation {
  to: "group" | "clan";
  id: string;
  name: string;
  until: number;
}

/** More are forgotten, the oldest first. */
const MOST = 10;

/** What the being was asked to join of that kind and may still accept, the latest first. */
export function invitationsOf(game: Game, being: Entity, to: Invitation["to"]): Invitation[] {
  return (being.get(Invitations) ?? [])
    .filter((one) => one.to === to && one.until > game.clock.now())
    .toReversed();
}

/** The one that is meant: by the beginning of its name, or else the latest. */
export function invitationNamed(
  game: Game,
  being: Entity,
  to: Invitation["to"],
  name: string | undefined,
): Invitation | undefined {
  const all = invitationsOf(game, being, to);
  if (name === undefined) return all[0];
  return all.find((one) => nameKey(one.name).startsWith(nameKey(name.trim())));
}

/** Only inside a deed. */
export function invite(game: Game, being: Entity, invitation: Invitation): void {
  const kept = (being.get(Invitations) ?? []).filter(
    (one) => one.until > game.clock.now() && (one.to !== invitation.to || one.id !== invitation.id),
  );
  being.add(Invitations([...kept, invitation].slice(-MOST)));
}

/** Drops one, or all of a kind. Only inside a deed. */
export function dropInvitations(being: Entity, to: Invitation["to"], id?: string): void {
  const all = being.get(Invitations);
  if (!all) return;
  const kept = all.filter((one) => one.to !== to || (id !== undefined && one.id !== id));
  if (kept.length > 0) being.add(Invitations([...kept]));
  else being.remove(Invitations);
}
