import type { Entity } from "@wyldlands/ecs";
import type { EditorTopic } from "@wyldlands/protocol";
import { Drafts, type Draft } from "../components/drafts.ts";
import type { Game } from "../game.ts";
import { EDITOR_PURPOSES } from "./editor-purposes/index.ts";
import type { EditorContext, EditorPurpose } from "./editor-purposes/purpose.ts";
import { lineCount } from "./line-editor.ts";
import type { Session } from "./session.ts";

/** The text of that purpose that the character has begun and not saved. Kept on the character: neither a lost connection nor a dead process takes it. */
export function keptDraft(actor: Entity, purpose: EditorPurpose): Readonly<Draft> | undefined {
  const kept = actor.get(Drafts)?.[purpose.name];
  return kept && structuredClone(kept as Draft);
}

/** The unfinished text, or else the one that is in place. */
export function draftOf(context: EditorContext, purpose: EditorPurpose): Readonly<Draft> {
  const kept = keptDraft(context.actor, purpose);
  if (kept) return kept;
  const text = purpose.read(context);
  return { lines: text === "" ? [] : text.split("\n"), changes: [] };
}

export function keepDraft(actor: Entity, purpose: EditorPurpose, draft: Draft): void {
  actor.add(Drafts({ ...(actor.get(Drafts) as Record<string, Draft> | undefined), [purpose.name]: draft }));
}

export function dropDraft(actor: Entity, purpose: EditorPurpose): void {
  const { [purpose.name]: dropped, ...others } = (actor.get(Drafts) ?? {}) as Record<string, Draft>;
  if (!dropped) return;
  if (Object.keys(others).length > 0) actor.add(Drafts(others));
  else actor.remove(Drafts);
}

/** What is being written in the open editor, and by whom; undefined when none is open, or its kind of text is no more. */
export function writingOf(
  game: Game,
  session: Session,
): { context: EditorContext; purpose: EditorPurpose } | undefined {
  const open = session.stack.at(-1);
  const purpose = open?.name === "editor" ? EDITOR_PURPOSES.get(open.data["purpose"] ?? "") : undefined;
  const actor = session.character;
  return purpose && actor ? { context: { game, session, actor }, purpose } : undefined;
}

/** What is written, in the middle of a sentence. */
export function titleOf(context: EditorContext, purpose: EditorPurpose): string {
  return purpose.titleOf?.(context) ?? purpose.title;
}

/** What a client shows of the open editor. */
export function editorTopic(game: Game, session: Session): EditorTopic | null {
  const writing = writingOf(game, session);
  if (!writing) return null;
  const { most } = writing.purpose;
  const title = titleOf(writing.context, writing.purpose);
  return { title, lines: [...draftOf(writing.context, writing.purpose).lines], most };
}

/** One line for each text that waits to be finished; "" when none does. */
export function unfinishedWords(actor: Entity): string {
  return Object.entries(actor.get(Drafts) ?? {})
    .flatMap(([name, { lines }]) => {
      const purpose = EDITOR_PURPOSES.get(name);
      if (!purpose) return [];
      return `<hint>You have not finished writing ${purpose.title}: ${lineCount(lines.length)}, kept for you. <command>${purpose.command.toUpperCase()}</command> goes on with it.</hint>`;
    })
    .join("\n");
}
