import { discardDraft, redoStep, undoStep } from "../../deeds/building/steps.ts";
import { staffCommand } from "../../deeds/staff/staff-command.ts";
import { builderOf, draftOf } from "../../building/drafts.ts";
import { previewOf } from "../../building/copies.ts";
import { BuildDraft } from "../../components/index.ts";
import { roleOf } from "../../permissions/rights.ts";
import { nameKey } from "../../players.ts";
import type { Deed } from "../../deeds/deed.ts";
import type { Entity } from "@wyldlands/ecs";
import { defineCommand, turnDown, type Command, type CommandContext } from "../command.ts";

/** The draft of whoever typed; says that there is none. */
export function ownDraft(context: CommandContext): Entity | undefined {
  const builder = builderOf(context.session);
  const draft = builder && draftOf(context.game, builder.key);
  if (!draft)
    turnDown(
      context,
      "You have no draft. <hint>DIG, ROOM, NPC, ITEM and the other commands of BUILD begin one.</hint>",
    );
  return draft;
}

/** Does something to a draft, and has the copy follow. */
export function onDraft(context: CommandContext, draft: Entity, deed: Deed): boolean {
  const { game, actor, services } = context;
  const { account } = draft.need(BuildDraft);
  const refusal = services.act(actor, deed, {});
  if (refusal !== undefined) {
    turnDown(context, refusal);
    return false;
  }
  if (previewOf(game, account)) services.desk.building.refresh();
  return true;
}

const step = (name: string, help: string, deed: (draft: Entity) => Deed): Command =>
  defineCommand(
    staffCommand({
      name,
      permission: "build",
      forms: [name],
      usage: `${name.toUpperCase()} takes no more words.`,
      help,
    }),
    (context, rest) => {
      if (rest !== "") return turnDown(context, `${name.toUpperCase()} takes no more words.`);
      const draft = ownDraft(context);
      if (draft) onDraft(context, draft, deed(draft));
      return undefined;
    },
  );

export const undo = step(
  "undo",
  "Takes the last step of your draft back; up to two hundred, one after the other.",
  undoStep,
);
export const redo = step(
  "redo",
  "Does again what UNDO took back last, until you change something else.",
  redoStep,
);

/** Gives up a draft. */
export const discard = defineCommand(
  staffCommand({
    name: "discard",
    permission: "build",
    forms: ["discard draft", "discard draft <builder:word>"],
    usage: "DISCARD DRAFT gives up all that you have not published. It cannot be taken back.",
    help: "Gives up your draft: discard draft. There is no way back. An administrator may give up another builder's, by the account's name: discard draft ann.",
  }),
  (context, rest) => {
    const [what = "", who] = rest.trim().split(/\s+/);
    if (what.toLowerCase() !== "draft")
      return turnDown(
        context,
        "<hint>DISCARD DRAFT gives up all that you have not published. It cannot be taken back.</hint>",
      );
    if (who !== undefined && roleOf(context.session) !== "admin")
      return turnDown(context, "Only an administrator gives up another builder's draft.");
    const draft = who === undefined ? ownDraft(context) : draftOf(context.game, nameKey(who));
    if (!draft)
      return who === undefined
        ? undefined
        : turnDown(context, "That account has no draft. <hint>DRAFTS lists them.</hint>");
    const { name } = draft.need(BuildDraft);
    context.subject = name;
    if (onDraft(context, draft, discardDraft(draft)))
      context.tell(
        `<system>${who === undefined ? "Your draft" : `The draft of ${name}`} is given up: the content is as it was published.</system>`,
      );
    return undefined;
  },
);
