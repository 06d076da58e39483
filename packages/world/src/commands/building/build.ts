import { escapeMarkup } from "@wyldlands/protocol";
import { changedAreas } from "../../building/copies.ts";
import { builderOf, changedOf, draftOf } from "../../building/drafts.ts";
import { merged } from "../../building/merge.ts";
import { meant, siteOf } from "../../building/site.ts";
import { BuildFault } from "../../building/fault.ts";
import { unwritten } from "../../building/publications.ts";
import { overlayOf } from "../../building/drafts.ts";
import { Workshop } from "../../building/workshop.ts";
import { BuildDraft } from "../../components/index.ts";
import { list } from "../../content/prose.ts";
import { accountless, faultRefusal } from "../../deeds/building/work-on-draft.ts";
import { openDraftDeed } from "../../deeds/building/open-draft.ts";
import { refreshDraft, takeInHand } from "../../deeds/building/steps.ts";
import { staffCommand } from "../../deeds/staff/staff-command.ts";
import { asking, defineCommand, turnDown, type Command, type CommandContext } from "../command.ts";
import { splitLine } from "../split-line.ts";
import { drafts, showHistory, stepLines } from "./drafts.ts";
import { diff } from "./diff.ts";
import { runVerb, withTexts } from "./editing.ts";
import { find } from "./find.ts";
import { preview } from "./preview.ts";
import { offersFor } from "./offers.ts";
import { publish } from "./publish.ts";
import { discard, onDraft, ownDraft, redo, undo } from "./steps.ts";
import { suggest } from "./suggest.ts";
import { VERBS } from "./verbs.ts";

const OTHERS: readonly Command[] = [undo, redo, diff, drafts, discard, find, preview, publish, suggest];
const WORDS = "DIG, ROOM, EXIT, DOOR, NPC, ITEM, SPAWN, SHOP, QUEST, AREA, SET, UNSET, COPY, RENAME";

/** Everything about building: alone it tells where the builder is with it; with another word it is that command. */
export const build: Command = {
  offers: (context, rest) =>
    /^\S*$/.test(rest)
      ? [...VERBS.map(({ name }) => name), ...OTHERS.map(({ spec }) => spec.name)]
      : offersFor(context, rest),
  ...defineCommand(
    staffCommand({
      name: "build",
      permission: "build",
      forms: [
        "build",
        "build at <room:text>",
        "build here",
        "build write",
        "build refresh",
        "build history",
        "build history <area:word>",
        "build <line:text>",
      ],
      usage: `BUILD alone tells what your draft is about. ${WORDS} change it.`,
      help: `Changes the content from inside the game, in a draft that nobody sees but you: ${WORDS.toLowerCase()}. Build alone shows the draft. Preview walks in it, diff shows what it changes in the files, undo and redo go back and forth, publish makes it part of the game, discard draft gives it up. Build at fish-steps takes another room in hand than the one where you are, build here lets it go; build write goes on with a text; build refresh carries your draft over to files that somebody changed meanwhile; build history tells who published what. Each of these words works behind build as well: build quest new.`,
      speech: true,
    }),
    (context, rest) => {
      const { word, rest: behind } = splitLine(rest);
      if (word === "") return overview(context);
      if (word === "at") return takesInHand(context, behind);
      if (word === "here") return letsGo(context);
      if (word === "write") return writesOn(context);
      if (word === "refresh") return refreshes(context);
      if (word === "history") return showHistory(context, behind);
      const verb = VERBS.find(({ name }) => name === word);
      if (verb) return runVerb(verb, context, behind);
      const other = OTHERS.find(({ spec }) => spec.name === word);
      if (other) return other.run(context, behind);
      return turnDown(
        context,
        `BUILD knows no '${escapeMarkup(word)}'. <hint>It knows ${list([...VERBS.map(({ name }) => name), ...OTHERS.map(({ spec }) => spec.name)]).toUpperCase()}.</hint>`,
      );
    },
  ),
};

function overview(context: CommandContext): void {
  const { game, actor, session, tell } = context;
  const builder = builderOf(session);
  const draft = builder && draftOf(game, builder.key);
  const site = siteOf(game, actor, draft);
  const here = site.room === "" ? "no room of the content" : site.room;
  if (!draft || changedOf(draft).length === 0)
    return tell(
      [
        `You have ${here} in hand, and nothing in a draft.`,
        `<hint>${WORDS} change the content in a draft that only you see. PREVIEW walks in it, PUBLISH makes it part of the game. HELP BUILDING begins at the beginning.</hint>`,
      ].join("\n"),
    );
  const left = unwritten(overlayOf(draft));
  return tell(
    [
      `You have ${here} in hand. Your draft changes ${list(changedAreas(draft))}:`,
      ...stepLines(draft),
      ...(left.length === 0 ? [] : [`Still to be written: ${list(left.slice(0, 8))}.`]),
      `<hint>DIFF shows the files' lines, PREVIEW walks in it, UNDO takes a step back, PUBLISH makes it part of the game.</hint>`,
    ].join("\n"),
  );
}

function takesInHand(context: CommandContext, typed: string): void {
  const { game, actor, session, services, tell } = context;
  const none = accountless(game, actor);
  if (none) return turnDown(context, none.words);
  withTexts(context, typed, false, (disk) => {
    const builder = builderOf(session);
    if (!builder) return undefined;
    const known = draftOf(game, builder.key);
    const shop = new Workshop(disk, overlayOf(known));
    try {
      const room = meant(shop, siteOf(game, actor, known), "room", typed);
      services.act(actor, openDraftDeed, {});
      const draft = draftOf(game, builder.key);
      if (draft && onDraft(context, draft, takeInHand(draft, room)))
        tell(
          `<system>You have ${escapeMarkup(shop.words("room", room, ["name"]))} (${room}) in hand, wherever you are. BUILD HERE lets it go.</system>`,
        );
    } catch (error) {
      if (!(error instanceof BuildFault)) throw error;
      turnDown(context, faultRefusal(error).words);
    }
    return undefined;
  });
}

function letsGo(context: CommandContext): void {
  const draft = ownDraft(context);
  if (!draft || !onDraft(context, draft, takeInHand(draft, ""))) return;
  const { game, actor } = context;
  context.tell(
    `<system>You have the room in hand where you are: ${siteOf(game, actor, draft).room || "no room of the content"}.</system>`,
  );
}

function writesOn(context: CommandContext): void {
  const draft = ownDraft(context);
  if (!draft) return;
  if (!draft.need(BuildDraft).writing)
    return turnDown(context, "No text of your draft is begun. <hint>ROOM DESCRIBE begins one.</hint>");
  context.services.push(context.session, "editor", { purpose: "building" });
}

/** Entry by entry: what others changed on the disk comes in, what the draft changed stays. */
function refreshes(context: CommandContext): void {
  const draft = ownDraft(context);
  if (!draft) return;
  const { workbench } = context.services.desk.building;
  const files = changedOf(draft);
  asking(
    context,
    () => workbench.tried(() => workbench.files(files.map(({ path }) => path))),
    (disk) => {
      if (disk instanceof BuildFault) return turnDown(context, faultRefusal(disk).words);
      const next = new Map<string, { base: string | null; text: string | null }>();
      const conflicts: string[] = [];
      for (const { path, base, text } of files) {
        const now = disk.get(path) ?? null;
        if (now === base) continue;
        const result = merged(base, text, now);
        conflicts.push(...result.conflicts.map((slug) => (slug === "" ? path : `${slug} in ${path}`)));
        next.set(path, { base: now, text: result.text });
      }
      if (next.size === 0) return context.tell("The files on the disk are as your draft took them up.");
      if (conflicts.length > 0)
        return turnDown(
          context,
          `Both your draft and somebody else changed ${escapeMarkup(list(conflicts))}. Your draft is kept as it is. <hint>UNDO your change of it, BUILD REFRESH, and make it again.</hint>`,
        );
      if (onDraft(context, draft, refreshDraft(draft, next)))
        context.tell(
          `<system>Your draft stands on what the disk has now: ${escapeMarkup(list([...next.keys()]))}. Steps made before that cannot be taken back any more.</system>`,
        );
      return undefined;
    },
  );
}

/** Whether the word is a command of builders, whatever else it is. */
export function isVerb(word: string): boolean {
  return VERBS.some(({ name }) => name === word);
}

/** Whether a builder's line is one of ours although a player's command has its word: `quest new …`. */
export function isBuilding(word: string, rest: string): boolean {
  return VERBS.some(({ name, when }) => name === word && when?.test(rest) === true);
}
