import { definePrototype, type Entity } from "@wyldlands/ecs";
import { endFight, letGo } from "../combat/end-fight.ts";
import { Character, ContainedIn, Preview, Room } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import type { EntityRow } from "../persistence/port.ts";
import { recordId, recordOf } from "../society/records.ts";
import { isBeing } from "../views/names.ts";
import type { CopiesAsk } from "./load-copies.ts";
import { changedOf, draftOf, overlayOf } from "./drafts.ts";
import { fileKind } from "./kinds.ts";
import { areaOf, copyOf, isCopy } from "./slugs.ts";
import { despawnWhole } from "./visits.ts";

export const previewId = (account: string): string => recordId("preview", account);

export function previewOf(game: Game, account: string): Entity | undefined {
  return recordOf(game, "preview", account);
}

/** The preview that a character walks in. */
export function previewWith(game: Game, character: Entity): Entity | undefined {
  for (const preview of game.world.query(Preview))
    if (Object.hasOwn(preview.need(Preview).visits, character.id)) return preview;
  return undefined;
}

/** Whether a room is of a copy that the being has no business in. */
export function isShutCopy(game: Game, being: Entity, room: Entity): boolean {
  const area = areaOf(room.prototype?.id ?? "");
  return isCopy(area) && !copiedIn(previewWith(game, being)).has(area);
}

/** The areas of a preview as the world calls them. */
export function copiedIn(preview: Entity | undefined): ReadonlySet<string> {
  const { account, areas } = preview?.get(Preview) ?? { account: "", areas: [] };
  return new Set(areas.map((area) => copyOf(account, area)));
}

/** The areas that a draft changes. */
export function changedAreas(draft: Entity): string[] {
  return [...new Set(changedOf(draft).flatMap(({ path }) => fileKind(path)?.area ?? []))].sort();
}

/** What the thread that reads content is to make besides the world: of every preview what its draft says now, and what it said last. */
export function copiesAsked(game: Game): CopiesAsk[] {
  return [...game.world.query(Preview)].flatMap((preview) => {
    const { account, areas, shown, open } = preview.need(Preview);
    const draft = draftOf(game, account);
    const changed = draft ? changedAreas(draft) : [];
    const before = open
      ? { areas: [...areas], files: shown.map(({ path, text }) => [path, text] as const) }
      : undefined;
    if (changed.length === 0) return [];
    return [{ account, now: { areas: changed, files: [...overlayOf(draft)] }, ...(before && { before }) }];
  });
}

/** Takes everything out of the world that belongs to these copies, but not who plays; rooms and doors go with the content. Only inside a deed. */
export function clearCopies(context: DeedContext, areas: ReadonlySet<string>, rooms = false): void {
  const { game } = context;
  for (const entity of [...game.world.entities()]) {
    if (!entity.alive || entity.doomed || !areas.has(areaOf(entity.prototype?.id ?? ""))) continue;
    const place = isPlace(game, entity);
    for (const one of place ? [...entity.sources(ContainedIn)] : []) {
      if (one.has(Character)) one.link(ContainedIn, game.startRoom);
      else despawnOne(context, one);
    }
    if (!place || rooms) despawnOne(context, entity);
  }
}

/** The visitor who brought a thing into a copy. */
export function ownerOf(game: Game, thing: Entity): Entity | undefined {
  for (const preview of game.world.query(Preview))
    for (const [id, { things }] of Object.entries(preview.need(Preview).visits))
      if (things.includes(thing.id)) return game.world.byId(id);
  return undefined;
}

/** Takes out of the world what is of these prototypes: a copy has them no longer. Only inside a deed. */
export function clearDropped(context: DeedContext, prototypes: ReadonlySet<string>): void {
  for (const entity of [...context.game.world.entities()])
    if (prototypes.has(entity.prototype?.id ?? "")) despawnOne(context, entity);
}

export function despawnOne(context: DeedContext, entity: Entity): void {
  if (!entity.alive || entity.doomed) return;
  if (isBeing(entity)) {
    endFight(context, entity);
    letGo(context, entity);
  }
  despawnWhole(entity);
}

/** A room or a door of the content, or one that was and is loaded without it (`stubs`). */
function isPlace({ content }: Game, entity: Entity): boolean {
  const id = entity.prototype?.id ?? "";
  if (entity.has(Room) || content.doors?.has(id) === true) return true;
  return id.includes(".") || entity.target(ContainedIn) === undefined;
}

/** Rows of a copy that was open when the last world ended are loaded, if only to be cleared away: its prototypes are gone. */
export function stubCopies(game: Game, rows: readonly EntityRow[]): void {
  const strange = rows.flatMap(({ prototypeId: id }) =>
    id !== null && isCopy(id) && !game.prototypes.has(id) ? [id] : [],
  );
  if (strange.length === 0) return;
  const prototypes = new Map(game.prototypes);
  for (const id of strange) prototypes.set(id, definePrototype({ id, inits: [] }));
  game.goBy({ ...game.authored, prototypes });
}

/** Areas of copies of which something is left in the world, although content has them no longer. */
export function strayCopies(game: Game): Set<string> {
  const { areas } = game.content;
  const found = new Set<string>();
  for (const { prototype } of game.world.entities()) {
    const area = areaOf(prototype?.id ?? "");
    if (isCopy(area) && !areas.has(area)) found.add(area);
  }
  return found;
}

/** They are cleared away. */
export function dropStubs(game: Game): void {
  const kept = [...game.prototypes].filter(([id]) => !isCopy(id));
  if (kept.length < game.prototypes.size) game.goBy({ ...game.authored, prototypes: new Map(kept) });
}
