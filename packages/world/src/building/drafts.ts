import type { Entity } from "@wyldlands/ecs";
import { BuildDraft, DraftFile, DraftStep } from "../components/index.ts";
import type { Game } from "../game.ts";
import { nameKey } from "../players.ts";
import type { Session } from "../sessions/session.ts";
import { openRecord, recordId, recordOf, recordsOf } from "../society/records.ts";
import { BuildFault } from "./fault.ts";
import { spliced, type Splice } from "./splice.ts";

/** Steps that can be taken back. */
export const MOST_STEPS = 200;

type File = ReturnType<typeof filesOf>[number];

/** Under this word an account's draft and preview are found; undefined for who has no account. */
export function builderOf(session: Session): { key: string; name: string } | undefined {
  return session.account && { key: nameKey(session.account.name), name: session.account.name };
}

export function draftOf(game: Game, account: string): Entity | undefined {
  return recordOf(game, "build-draft", account);
}

/** Every draft there is, the oldest first. */
export function allDrafts(game: Game): Entity[] {
  return [...game.world.query(BuildDraft)].sort(
    (a, b) => a.need(BuildDraft).since - b.need(BuildDraft).since,
  );
}

/** The files that a draft has taken up, changed or not. */
export function filesOf(draft: Entity) {
  return recordsOf(draft, DraftFile).map((record) => ({ record, ...record.need(DraftFile) }));
}

/** Only those that are other than on the disk. */
export function changedOf(draft: Entity): File[] {
  return filesOf(draft).filter(({ base, text }) => base !== text);
}

/** The texts of a draft, by path. */
export function overlayOf(draft: Entity | undefined): Map<string, string | null> {
  return new Map(draft ? changedOf(draft).map(({ path, text }) => [path, text]) : []);
}

/** Steps in their order; `undone`: those that were taken back. */
export function stepsOf(draft: Entity, undone = false): Entity[] {
  return recordsOf(draft, DraftStep)
    .filter((step) => step.need(DraftStep).undone === undone)
    .sort((a, b) => a.need(DraftStep).no - b.need(DraftStep).no);
}

/** The builder's draft; opened if there is none. Only inside a deed. */
export function openDraft(game: Game, { key, name }: { key: string; name: string }): Entity {
  const now = game.wall();
  return (
    draftOf(game, key) ??
    openRecord(game, [BuildDraft({ account: key, name, since: now, changed: now, next: 1 })], {
      id: recordId("build-draft", key),
    })
  );
}

/** Takes files up as they are on the disk, unless the draft has them. Only inside a deed. */
export function takeUp(
  game: Game,
  draft: Entity,
  files: Iterable<string>,
  disk: ReadonlyMap<string, string | null>,
): void {
  const had = new Set(filesOf(draft).map(({ path }) => path));
  for (const path of files) {
    if (had.has(path)) continue;
    const base = disk.get(path) ?? null;
    openRecord(game, [DraftFile({ path, base, text: base, since: game.wall() })], { under: draft });
  }
}

/**
 * Makes a step of the changes. Refuses files that somebody changed on the disk, or that another builder's draft has. What was taken
 * back before is forgotten. Only inside a deed.
 */
export function takeStep(
  game: Game,
  draft: Entity,
  words: string,
  splices: readonly Splice[],
  disk: ReadonlyMap<string, string | null>,
): void {
  const files = splices.map(({ file }) => file);
  if (draft.need(BuildDraft).publishing === true)
    throw new BuildFault("Your draft is being published.", "A moment, and you can go on.");
  for (const file of files) {
    const rival = rivalFor(game, draft, file);
    if (rival) throw rival;
  }
  const stale = staleFiles(draft, disk).filter((file) => files.includes(file));
  if (stale.length > 0) throw staleFault(stale);
  takeUp(game, draft, files, disk);
  for (const splice of splices) change(draft, splice);
  for (const step of stepsOf(draft, true)) step.despawn();
  const { next } = draft.need(BuildDraft);
  const step = DraftStep({ no: next, words, at: game.wall(), undone: false, splices: [...splices] });
  openRecord(game, [step], { under: draft });
  for (const old of stepsOf(draft).slice(0, -MOST_STEPS)) old.despawn();
  draft.edit(BuildDraft).next = next + 1;
  draft.edit(BuildDraft).changed = game.wall();
}

/** Changes one text of the draft. Only inside a deed. */
export function change(draft: Entity, splice: Splice): void {
  const file = filesOf(draft).find(({ path }) => path === splice.file);
  const text = file && spliced(file.text, splice);
  if (!file || text === undefined)
    throw new BuildFault(`${splice.file} is not what it was then: that step cannot be gone over again.`);
  file.record.edit(DraftFile).text = text;
}

/** Files of the draft that are other on the disk than when it took them up; of those that lie on the bench. */
function staleFiles(draft: Entity, disk: ReadonlyMap<string, string | null>): string[] {
  return changedOf(draft).flatMap(({ path, base }) =>
    disk.has(path) && disk.get(path) !== base ? [path] : [],
  );
}

function staleFault(files: readonly string[]): BuildFault {
  const [first = ""] = files;
  return new BuildFault(
    `${files.length === 1 ? first : files.join(" and ")} was changed on the disk since your draft took it up. Your draft is kept.`,
    "DRAFT REFRESH carries your changes over to the new text; DISCARD gives them up.",
  );
}

/** Another builder who has that file in a draft. */
function rivalFor(game: Game, draft: Entity, file: string): BuildFault | undefined {
  for (const other of allDrafts(game)) {
    const theirs = other === draft ? undefined : changedOf(other).find(({ path }) => path === file);
    if (!theirs) continue;
    const { name } = other.need(BuildDraft);
    return new BuildFault(
      `${name} has changed ${file} in a draft, begun ${dayAndTime(theirs.since)}, that is not published yet. Two drafts of one file would overwrite each other.`,
      `Ask ${name} to PUBLISH or DISCARD it.`,
    );
  }
  return undefined;
}

/** 'on 3 May at 14:05', by UTC. */
export function dayAndTime(at: number): string {
  const date = new Date(at);
  const day = date.toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
  return `on ${day} at ${date.toISOString().slice(11, 16)} UTC`;
}
