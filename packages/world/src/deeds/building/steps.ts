import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { change, stepsOf } from "../../building/drafts.ts";
import { BuildFault } from "../../building/fault.ts";
import { reversed } from "../../building/splice.ts";
import { BuildDraft, DraftFile, DraftStep } from "../../components/index.ts";
import { permitted } from "../../permissions/rights.ts";
import { recordsOf } from "../../society/records.ts";
import { defineDeed, type Deed } from "../deed.ts";
import { building } from "./work-on-draft.ts";

/** Takes the last step of a draft back. */
export function undoStep(draft: Entity): Deed {
  return defineDeed({
    name: "build-undo",
    check: (_args, { game, actor }) => permitted(game, actor, "build"),
    perform: (_args, { actor, show }) =>
      building(() => {
        const step = stepsOf(draft).at(-1);
        if (!step) throw new BuildFault("There is no step of your draft left to be taken back.");
        notPublishing(draft);
        const { words, splices } = step.need(DraftStep);
        if (splices.length === 0)
          throw new BuildFault(
            `'${words}' was done before BUILD REFRESH, and cannot be taken back by itself.`,
          );
        for (const splice of [...splices].reverse()) change(draft, reversed(splice));
        step.edit(DraftStep).undone = true;
        show(
          [actor],
          `<system>Taken back: ${escapeMarkup(words)}.</system> <hint>REDO does it again.</hint>`,
        );
      }),
  });
}

/** Does again what was taken back last. */
export function redoStep(draft: Entity): Deed {
  return defineDeed({
    name: "build-redo",
    check: (_args, { game, actor }) => permitted(game, actor, "build"),
    perform: (_args, { actor, show }) =>
      building(() => {
        const step = stepsOf(draft, true)[0];
        if (!step) throw new BuildFault("Nothing of your draft was taken back since its last step.");
        notPublishing(draft);
        const { words, splices } = step.need(DraftStep);
        for (const splice of splices) change(draft, splice);
        step.edit(DraftStep).undone = false;
        show([actor], `<system>Done again: ${escapeMarkup(words)}.</system>`);
      }),
  });
}

/** Gives a draft up. */
export function discardDraft(draft: Entity): Deed {
  return defineDeed({
    name: "build-discard",
    check: (_args, { game, actor }) => permitted(game, actor, "build"),
    perform: () =>
      building(() => {
        notPublishing(draft);
        draft.despawn();
      }),
  });
}

/** The builder has another room in hand; '' is the one where he stands. */
export function takeInHand(draft: Entity, room: string): Deed {
  return defineDeed({
    name: "build-at",
    check: (_args, { game, actor }) => permitted(game, actor, "build"),
    perform() {
      const { at: _before, ...rest } = structuredClone(draft.need(BuildDraft));
      draft.add(BuildDraft((room === "" ? rest : { ...rest, at: room }) as never));
    },
  });
}

/** Files of the draft stand on other texts of the disk now: steps before that cannot be taken back any more. */
export function refreshDraft(
  draft: Entity,
  files: ReadonlyMap<string, { base: string | null; text: string | null }>,
): Deed {
  return defineDeed({
    name: "build-refresh",
    check: (_args, { game, actor }) => permitted(game, actor, "build"),
    perform: () =>
      building(() => {
        notPublishing(draft);
        for (const record of recordsOf(draft, DraftFile)) {
          const next = files.get(record.need(DraftFile).path);
          if (next) Object.assign(record.edit(DraftFile), next);
        }
        for (const step of stepsOf(draft, true)) step.despawn();
        for (const step of stepsOf(draft)) step.edit(DraftStep).splices = [];
      }),
  });
}

function notPublishing(draft: Entity): void {
  if (draft.need(BuildDraft).publishing === true)
    throw new BuildFault("Your draft is being published.", "A moment, and you can go on.");
}
