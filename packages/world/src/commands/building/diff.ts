import { escapeMarkup } from "@wyldlands/protocol";
import { diffWords, unifiedDiff } from "../../building/diff.ts";
import { changedOf } from "../../building/drafts.ts";
import { staffCommand } from "../../deeds/staff/staff-command.ts";
import { defineCommand, turnDown } from "../command.ts";
import { ownDraft } from "./steps.ts";

/** Lines that are shown at most. */
const MOST = 120;
const USAGE =
  "DIFF shows what your draft changes line by line, DIFF WORDS in sentences; a part of a file's name narrows it: DIFF ROOMS.";

/** What a draft changes, before it is published. */
export const diff = defineCommand(
  staffCommand({
    name: "diff",
    permission: "build",
    forms: ["diff", "diff words", "diff <file:word>"],
    usage: USAGE,
    help: "Shows what your draft changes in the files: diff, diff rooms (only those files), diff words (in sentences, which is what a screen reader gets anyway).",
  }),
  (context, rest) => {
    const draft = ownDraft(context);
    if (!draft) return undefined;
    const typed = rest
      .trim()
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== "");
    const inWords = typed.includes("words") || context.session.preferences.display.screenReader === true;
    const wanted = typed.filter((word) => word !== "words");
    const files = changedOf(draft).filter(({ path }) => wanted.every((word) => path.includes(word)));
    if (files.length === 0)
      return turnDown(
        context,
        wanted.length === 0
          ? "Your draft changes nothing."
          : `Your draft changes no file of that name. <hint>${USAGE}</hint>`,
      );
    const lines = files
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .flatMap(({ path, base, text }) => (inWords ? diffWords : unifiedDiff)(path, base, text));
    const shown = lines.slice(0, MOST).map((line) => escapeMarkup(line));
    if (lines.length > MOST)
      shown.push(`(${lines.length - MOST} more lines; name a file to see less at a time)`);
    return context.tell(shown.join("\n"));
  },
);
