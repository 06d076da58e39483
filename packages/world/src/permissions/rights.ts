import type { Entity, Refusal } from "@wyldlands/ecs";
import { ROLES, type CommandSpec, type Role } from "../deeds/deed.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import type { Session } from "../sessions/session.ts";
import { PERMISSIONS, type Permission } from "./permissions.ts";

/** What somebody may do: by the role, and by what the account was granted or denied besides. */
export interface Rights {
  role: Role;
  /** By permission: true granted, false denied, whatever the role says. */
  grants: Readonly<Record<string, boolean>>;
}

/** A role stands for the rights that it gives by itself. */
export type Whom = Role | Rights;

/** What the session's account may do; a guest is a player. */
export function roleOf(session: Session): Role {
  return asRole(session.account?.role);
}

/** A stored word as a role: what is none is a player's. */
export function asRole(word: string | undefined): Role {
  return ROLES.find((role) => role === word) ?? "player";
}

export function rightsOf(session: Session): Rights {
  return { role: roleOf(session), grants: session.account?.grants ?? {} };
}

/** How high a role stands, from 0. */
export function rankOf(role: Role): number {
  return ROLES.indexOf(role);
}

export function may(whom: Whom, permission: Permission): boolean {
  const { role, grants } = typeof whom === "string" ? { role: whom, grants: {} } : whom;
  const granted = Object.hasOwn(grants, permission) ? grants[permission] : undefined;
  return granted ?? rankOf(role) >= rankOf(PERMISSIONS[permission].least);
}

/** Whether the command is there for somebody. Where it names a permission that alone decides, else the least role. */
export function allows(whom: Whom, { permission, role = "player" }: CommandSpec): boolean {
  if (permission !== undefined) return may(whom, permission);
  return rankOf(typeof whom === "string" ? whom : whom.role) >= rankOf(role);
}

/** Whether somebody helps to run the game: by a role, or by any right that was granted. */
export function isStaff({ role, grants }: Rights): boolean {
  return role !== "player" || Object.values(grants).includes(true);
}

/** Whether the command is not for everybody: such are in the audit log, done or refused. */
export function isGuarded({ permission, role = "player" }: CommandSpec): boolean {
  return permission !== undefined || role !== "player";
}

/** Why the actor may not do it: every deed of the staff asks this first, however it came to be tried. */
export function permitted(game: Game, actor: Entity, permission: Permission): Refusal<string> | undefined {
  const session = game.players.sessionOf(actor);
  return session && may(rightsOf(session), permission)
    ? undefined
    : refuse("You have no right to do that. <hint>An administrator can GRANT it.</hint>");
}

/** Nobody acts on somebody of a higher role. `role`: of the one who is acted on. */
export function outranked(game: Game, actor: Entity, role: Role, name: string): Refusal<string> | undefined {
  const session = game.players.sessionOf(actor);
  const own = session ? roleOf(session) : "player";
  return rankOf(role) > rankOf(own)
    ? refuse("{name} is of a higher role than you: that is not yours to do.", { name })
    : undefined;
}

/** As `outranked`, of a being that may be a player's. */
export function outrankedBy(game: Game, actor: Entity, being: Entity): Refusal<string> | undefined {
  const session = game.players.sessionOf(being);
  return session
    ? outranked(game, actor, roleOf(session), session.account?.name ?? "That player")
    : undefined;
}
