import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { changedAreas } from "../../building/copies.ts";
import { allDrafts, changedOf, dayAndTime, stepsOf } from "../../building/drafts.ts";
import { areasOf, publications } from "../../building/publications.ts";
import { BuildDraft, DraftStep, Publication } from "../../components/index.ts";
import { list, pluralise, sentence } from "../../content/prose.ts";
import { staffCommand } from "../../deeds/staff/staff-command.ts";
import { defineCommand, turnDown, type CommandContext } from "../command.ts";

const MOST = 20;

/** Who has what in a draft. */
export const drafts = defineCommand(
  staffCommand({
    name: "drafts",
    permission: "build",
    forms: ["drafts"],
    usage: "DRAFTS takes no more words.",
    help: "Lists the drafts of all builders: whose, of which areas, since when.",
  }),
  (context, rest) => {
    if (rest !== "") return turnDown(context, "DRAFTS takes no more words.");
    const open = allDrafts(context.game).filter((draft) => changedOf(draft).length > 0);
    context.tell(
      open.length === 0
        ? "Nobody has anything in a draft."
        : ["In drafts:", ...open.map((draft) => `  ${draftLine(draft)}`)].join("\n"),
    );
    return undefined;
  },
);

/** 'Ann: harbor and market, 3 steps, the last on 3 May at 14:05 UTC'. */
function draftLine(draft: Entity): string {
  const { name, changed } = draft.need(BuildDraft);
  const steps = pluralise("one step", "steps", stepsOf(draft).length);
  return `${escapeMarkup(name)}: ${list(changedAreas(draft)) || "nothing"}, ${steps}, the last ${dayAndTime(changed)}`;
}

/** The steps of a draft, the newest last. */
export function stepLines(draft: Entity): string[] {
  const steps = stepsOf(draft);
  const lines = steps.slice(-MOST).map((step) => {
    const { no, words } = step.need(DraftStep);
    return `  ${no}. ${escapeMarkup(sentence(words))}`;
  });
  return steps.length > MOST ? [`  (${steps.length - MOST} more before these)`, ...lines] : lines;
}

/** What was published, by whom and when; of one area when it is named. */
export function showHistory({ game, tell }: CommandContext, area: string): void {
  const wanted = area.trim().toLowerCase();
  const rows = publications(game).filter((one) => wanted === "" || areasOf(one).includes(wanted));
  if (rows.length === 0)
    return tell(
      wanted === ""
        ? "Nothing has been published from inside the game yet."
        : `Nothing of '${escapeMarkup(wanted)}' has been published from inside the game.`,
    );
  const lines = rows.slice(-MOST).flatMap((row) => {
    const { no, at, who, words, undone } = row.need(Publication);
    const back = undone ? `; taken back by ${escapeMarkup(undone.who)} ${dayAndTime(undone.at)}` : "";
    return [
      `  ${no}. ${escapeMarkup(who)}, ${dayAndTime(at)}: ${list(areasOf(row))}${back}`,
      ...words.slice(0, 6).map((one) => `       ${escapeMarkup(sentence(one))}`),
      ...(words.length > 6 ? [`       and ${words.length - 6} more steps.`] : []),
    ];
  });
  return tell(["Published, the newest last:", ...lines].join("\n"));
}
