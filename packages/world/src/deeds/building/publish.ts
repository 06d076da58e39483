import type { Entity } from "@wyldlands/ecs";
import { sha256 } from "../../building/disk.ts";
import { changedOf, stepsOf } from "../../building/drafts.ts";
import { MOST_PUBLICATIONS, publications, unwritten } from "../../building/publications.ts";
import { spliceOf } from "../../building/splice.ts";
import { BuildDraft, DraftStep, Publication } from "../../components/index.ts";
import { list } from "../../content/prose.ts";
import { permitted } from "../../permissions/rights.ts";
import { openRecord } from "../../society/records.ts";
import { defineDeed, type Deed } from "../deed.ts";
import { refuse } from "../refusals.ts";

const hashOf = (text: string | null): string | null => (text === null ? null : sha256(text));

/** The draft is about to be written into the content folder: nothing more is changed in it until that is done or refused. */
export function beginPublishing(draft: Entity): Deed {
  return defineDeed({
    name: "publish",
    check(_args, { game, actor }) {
      const refusal = permitted(game, actor, "build");
      if (refusal) return refusal;
      if (draft.need(BuildDraft).publishing === true) return refuse("Your draft is being published already.");
      const left = unwritten(changedOf(draft).map(({ path, text }) => [path, text]));
      return left.length === 0
        ? undefined
        : refuse(
            "Something is still to be written at {ids}. <hint>DESCRIBE or SET it, then publish.</hint>",
            {
              ids: list(left.slice(0, 8)),
            },
          );
    },
    perform() {
      draft.edit(BuildDraft).publishing = true;
    },
  });
}

/** It was not published after all. */
export function stopPublishing(draft: Entity): Deed {
  return defineDeed({
    name: "publish",
    perform() {
      const { publishing: _over, ...rest } = draft.need(BuildDraft);
      draft.add(BuildDraft(structuredClone(rest) as never));
    },
  });
}

/** It is on the disk: the draft becomes a row of the history. The actor may be any room. */
export function finishPublishing(draft: Entity): Deed {
  return defineDeed({
    name: "publish",
    perform(_args, { game }) {
      const before = publications(game);
      const { name } = draft.need(BuildDraft);
      openRecord(game, [
        Publication({
          no: (before.at(-1)?.need(Publication).no ?? 0) + 1,
          at: game.wall(),
          who: name,
          words: stepsOf(draft).map((step) => step.need(DraftStep).words),
          files: changedOf(draft).map(({ path, base, text }) => ({
            splice: spliceOf(path, base, text),
            before: hashOf(base),
            after: hashOf(text),
          })),
        }),
      ]);
      for (const old of before.slice(0, -(MOST_PUBLICATIONS - 1))) old.despawn();
      draft.despawn();
    },
  });
}

/** A publication is about to be taken back. */
export function beginUndoing(publication: Entity, who: string): Deed {
  return defineDeed({
    name: "publish-undo",
    check(_args, { game, actor }) {
      const refusal = permitted(game, actor, "build");
      if (refusal) return refusal;
      return publication.need(Publication).undoing === undefined
        ? undefined
        : refuse("That publication is being taken back already.");
    },
    perform() {
      publication.edit(Publication).undoing = who;
    },
  });
}

/** `done`: it is taken back; otherwise it stays. The actor may be any room. */
export function finishUndoing(publication: Entity, done: boolean): Deed {
  return defineDeed({
    name: "publish-undo",
    perform(_args, { game }) {
      const { undoing = "", ...rest } = publication.need(Publication);
      publication.add(
        Publication(
          structuredClone({ ...rest, ...(done && { undone: { who: undoing, at: game.wall() } }) }) as never,
        ),
      );
    },
  });
}
