import { escapeMarkup } from "@wyldlands/protocol";
import { defineDialogue } from "../dialogue.ts";
import { draftOf, dropDraft, keepDraft, keptDraft, titleOf, writingOf } from "../drafts.ts";
import type { EditorContext, EditorPurpose } from "../editor-purposes/purpose.ts";
import { editLine, lineCount, numbered } from "../line-editor.ts";
import { silenced } from "../../society/silenced.ts";
import type { SessionServices } from "../services.ts";

/**
 * Writes a text of several lines; `data.purpose` says which. The text itself is on the character from the first change
 * on, so whoever is cut off goes on where they were.
 */
export const editor = defineDialogue({
  name: "editor",
  state: "editing",
  prompt: "] ",
  onOpen({ game, session, services }) {
    const writing = writingOf(game, session);
    if (!writing) return;
    const { context, purpose } = writing;
    const { lines } = draftOf(context, purpose);
    const begun = keptDraft(context.actor, purpose) !== undefined;
    const { most } = purpose;
    const title = escapeMarkup(titleOf(context, purpose));
    const first = begun
      ? `You go on with ${title}, where you left it.`
      : `You write ${title}: line by line, up to ${lineCount(most.lines)} of ${most.characters} characters.`;
    services.tell(
      session,
      [
        `<system>${first} A dot alone saves it, .q leaves all as it was, .h tells what else there is.</system>`,
        ...(lines.length === 0 ? [] : ["So far:", numbered(lines)]),
      ].join("\n"),
    );
  },
  onLine({ game, session, services }, line) {
    const writing = writingOf(game, session);
    if (!writing) {
      services.pop(session);
      return undefined;
    }
    const { context, purpose } = writing;
    const draft = draftOf(context, purpose);
    const edited = editLine(draft, line, purpose.most);
    if (edited.draft) keepDraft(context.actor, purpose, edited.draft);
    if (edited.say !== undefined) services.tell(session, edited.say);
    if (edited.ends === "saved") save({ ...context, services }, purpose, draft.lines);
    if (edited.ends === "given-up") {
      dropDraft(context.actor, purpose);
      services.pop(session);
      services.tell(session, "<system>Left as it was.</system>");
    }
    return undefined;
  },
});

function save(
  context: EditorContext & { services: SessionServices },
  purpose: EditorPurpose,
  lines: readonly string[],
): void {
  const { game, actor, session, services } = context;
  const refusal = silenced(game, actor)?.words ?? purpose.save(context, lines.join("\n"));
  if (refusal !== undefined) {
    services.tell(
      session,
      `<error>${refusal}</error> <hint>Your text is still here: change it, then save it again.</hint>`,
    );
    return;
  }
  dropDraft(actor, purpose);
  services.pop(session);
}
