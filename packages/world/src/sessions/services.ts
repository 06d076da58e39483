import type { Entity } from "@wyldlands/ecs";
import type { Deed, DeedArgs } from "../deeds/deed.ts";
import type { Desk } from "../moderation/desk.ts";
import type { Hold } from "./hold.ts";
import type { Preferences } from "./preferences.ts";
import type { Session } from "./session.ts";

/** What commands and dialogues ask of the session machinery. */
export interface SessionServices {
  /** For commands of the staff. */
  readonly desk: Desk;
  /** Opens a dialogue on top of what the session is doing. */
  push(session: Session, dialogue: string, data: Record<string, string>): void;
  /** Puts another dialogue in place of the open one. */
  replace(session: Session, dialogue: string, data: Record<string, string>): void;
  /** Ends the open dialogue. */
  pop(session: Session): void;
  /** Says markup to the session. */
  tell(session: Session, markup: string): void;
  /** The player leaves on purpose: the character leaves play, the connection is closed after these words. */
  leave(session: Session, text: string): void;
  /** Ends a session without a character, after these words. */
  close(session: Session, text: string): void;
  /** The character leaves play, and the account's player chooses another. */
  stepOut(session: Session): void;
  enterAsGuest(session: Session): void;
  /**
   * Makes the named character: of the session's account, or of a new account when `data` has `account` and `hash`. With
   * `keep` it is the guest that is in play already.
   */
  createCharacter(session: Session, name: string, data: Readonly<Record<string, string>>): void;
  /** Does a deed for whoever has no command for it; a refusal's words, which are not said yet. */
  act<A extends DeedArgs>(actor: Entity, deed: Deed<A>, args: A): string | undefined;
  /** Sets what the player wishes, here and wherever else the account plays. */
  prefer(session: Session, preferences: Preferences): void;
  /** Brings a character of the account into play, from memory or from storage. */
  enterCharacter(session: Session, characterId: string): Hold | void;
}
