import type { Entity } from "@wyldlands/ecs";
import { Refusal } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { BuildFault } from "../../building/fault.ts";
import {
  builderOf,
  draftOf,
  filesOf,
  openDraft,
  overlayOf,
  takeStep,
  takeUp,
} from "../../building/drafts.ts";
import { siteOf, type Site } from "../../building/site.ts";
import type { Kind } from "../../building/kinds.ts";
import { Workshop, type Path } from "../../building/workshop.ts";
import { BuildDraft, Drafts } from "../../components/index.ts";
import { sentence } from "../../content/prose.ts";
import { permitted } from "../../permissions/rights.ts";
import { defineDeed, type Deed, type DeedContext } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** What an edit comes to: the step's words without the end of the sentence, and more lines (markup) for the builder. */
export interface Worked {
  readonly words: string;
  readonly more?: readonly string[];
  /** The room that the builder has in hand from now on. */
  readonly at?: string;
  /** The text that he goes on to write in the line editor. `text`: what it begins with instead of what stands there, in the editor's lines. */
  readonly write?: {
    readonly kind: Kind;
    readonly id: string;
    readonly path: Path;
    readonly text?: string;
  };
}

/**
 * One edit of the actor's draft: `work` changes texts on the bench, which become a step of the draft, all of it or, when it throws a
 * `BuildFault`, nothing. `disk`: the texts of the areas that it may touch, as they are on the disk.
 */
export function workOnDraft(
  disk: ReadonlyMap<string, string | null>,
  work: (shop: Workshop, site: Site) => Worked,
): Deed {
  return defineDeed({
    name: "build",
    check: (_args, { game, actor }) => permitted(game, actor, "build") ?? accountless(game, actor),
    perform(_args, context) {
      const { game, actor, show } = context;
      return building(() => {
        const session = game.players.sessionOf(actor);
        const builder = session && builderOf(session);
        if (!builder) return;
        const known = draftOf(game, builder.key);
        const shop = new Workshop(disk, overlayOf(known));
        const { words, more = [], at, write } = work(shop, siteOf(game, actor, known));
        const splices = shop.changes();
        if (splices.length === 0 && !write) {
          show([actor], `<system>Nothing changes by that: ${escapeMarkup(sentence(words))}</system>`);
          return;
        }
        if (write && actor.get(Drafts)?.["building"] !== undefined)
          throw new BuildFault(
            "You have a text begun already.",
            "BUILD WRITE goes on with it; .q there gives it up.",
          );
        const draft = openDraft(game, builder);
        if (splices.length > 0) takeStep(game, draft, words, splices, disk);
        if (at !== undefined) draft.edit(BuildDraft).at = at;
        if (write) {
          takeUp(game, draft, [shop.fileOf(write.kind, write.id)], disk);
          const { kind, id, path, text } = write;
          draft.edit(BuildDraft).writing = { kind, id, path: [...path] };
          if (text !== undefined)
            actor.add(Drafts({ ...actor.get(Drafts), building: { lines: text.split("\n"), changes: [] } }));
          return;
        }
        show([actor], [`<system>${escapeMarkup(sentence(words))}</system>`, ...more].join("\n"));
      });
    },
  });
}

/** Does it; a fault becomes the refusal of the deed. */
export function building(work: () => void): Refusal<string> | void {
  try {
    work();
  } catch (error) {
    if (error instanceof BuildFault) return faultRefusal(error);
    throw error;
  }
}

/** A fault in markup. */
export function faultRefusal({ message, hint }: BuildFault): Refusal<string> {
  const more = hint === undefined ? "" : ` <hint>${escapeMarkup(hint)}</hint>`;
  return new Refusal(`${escapeMarkup(message)}${more}`);
}

/** Guests have no draft: nobody could find it again. */
export function accountless(game: DeedContext["game"], actor: Entity): Refusal<string> | undefined {
  const session = game.players.sessionOf(actor);
  return session && builderOf(session)
    ? undefined
    : refuse("A draft belongs to an account. <hint>REGISTER makes you one.</hint>");
}

/** The files that a draft has taken up, as they were on the disk then: enough for an edit of one of them. */
export function takenUp(draft: Entity): Map<string, string | null> {
  return new Map(filesOf(draft).map(({ path, base }) => [path, base]));
}
