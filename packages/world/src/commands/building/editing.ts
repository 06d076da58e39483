import { escapeMarkup } from "@wyldlands/protocol";
import { BuildFault } from "../../building/fault.ts";
import { builderOf, draftOf } from "../../building/drafts.ts";
import { changedAreas, previewOf } from "../../building/copies.ts";
import { siteOf } from "../../building/site.ts";
import { slugOf } from "../../building/slugs.ts";
import { faultRefusal, workOnDraft, type Worked } from "../../deeds/building/work-on-draft.ts";
import { staffCommand } from "../../deeds/staff/staff-command.ts";
import { building } from "../../sessions/editor-purposes/building.ts";
import { asking, defineCommand, turnDown, type Command, type CommandContext } from "../command.ts";
import { splitWords } from "../tokens.ts";
import { offersFor } from "./offers.ts";
import type { BuildVerb, Job } from "./verb.ts";

export type Disk = ReadonlyMap<string, string | null>;

/** A command that waits for the texts of the areas it may touch, then changes the draft. */
export function editing(verb: BuildVerb): Command {
  const spec = staffCommand({ ...verb, permission: "build", speech: true });
  return {
    ...defineCommand(spec, (context, rest) => runVerb(verb, context, rest)),
    offers: (context, rest) => offersFor(context, `${verb.name} ${rest}`),
  };
}

export function runVerb(verb: BuildVerb, context: CommandContext, rest: string): void {
  if (rest.trim() === "") return turnDown(context, `<hint>${escapeMarkup(verb.usage)}</hint>`);
  return withTexts(context, rest, verb.everywhere === true, (disk) => {
    let write: Worked["write"];
    edit(context, disk, (job) => {
      const worked = verb.work({ ...job, rest, words: splitWords(rest) });
      ({ write } = worked);
      return worked;
    });
    if (!write || context.refused === true) return;
    context.services.push(context.session, "editor", { purpose: building.name });
  });
}

/** Changes the draft of whoever typed, and has his copy follow. */
export function edit(
  context: CommandContext,
  disk: Disk,
  work: (job: Omit<Job, "rest" | "words">) => Worked,
): void {
  const { game, actor, session, services } = context;
  const refusal = services.act(
    actor,
    workOnDraft(disk, (shop, site) => work({ shop, site })),
    {},
  );
  if (refusal !== undefined) return turnDown(context, refusal);
  const builder = builderOf(session);
  if (builder && previewOf(game, builder.key)) services.desk.building.refresh();
}

/** Waits for the texts of the areas that a line may be about: where the builder is, what the draft changes, and what is named. */
export function withTexts(
  context: CommandContext,
  rest: string,
  everywhere: boolean,
  then: (disk: Disk) => void,
): void {
  const { game, actor, session, services } = context;
  const builder = builderOf(session);
  const draft = builder && draftOf(game, builder.key);
  const { workbench } = services.desk.building;
  const named = splitWords(rest).flatMap((word) => [word.split(":")[0]?.toLowerCase() ?? "", slugOf(word)]);
  const areas = [siteOf(game, actor, draft).area, ...(draft ? changedAreas(draft) : []), ...named];
  asking(
    context,
    () => workbench.tried(() => workbench.texts(everywhere ? undefined : areas)),
    (disk) => {
      if (disk instanceof BuildFault) turnDown(context, faultRefusal(disk).words);
      else then(disk);
    },
  );
}
