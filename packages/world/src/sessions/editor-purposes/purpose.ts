import type { Entity } from "@wyldlands/ecs";
import type { Game } from "../../game.ts";
import type { TextLimits } from "../line-editor.ts";
import type { SessionServices } from "../services.ts";
import type { Session } from "../session.ts";

export interface EditorContext {
  game: Game;
  session: Session;
  /** The character that writes. */
  actor: Entity;
}

/** What the line editor writes: one file for each kind of text. */
export interface EditorPurpose {
  /** As drafts name it; never changes. */
  name: string;
  /** What is written, in the middle of a sentence: "how you look to others". */
  title: string;
  /** The same where several texts share a purpose: which of them is open. */
  titleOf?(context: EditorContext): string | undefined;
  /** What opens it again, for a text that was left unfinished. */
  command: string;
  most: TextLimits;
  /** The text as it is now, lines joined by newlines; "" for none. */
  read(context: EditorContext): string;
  /** Puts the text in place, or says in markup why not. */
  save(context: EditorContext & { services: SessionServices }, text: string): string | undefined;
}
