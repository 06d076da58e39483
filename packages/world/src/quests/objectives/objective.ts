import type { Entity } from "@wyldlands/ecs";
import { z } from "zod";
import type { PartReference } from "../../content/parts/part.ts";
import type { DeedContext } from "../../deeds/deed.ts";
import type { GameEvent } from "../../events/events.ts";
import type { Game } from "../../game.ts";
import type { Entry, Quest } from "../types.ts";

/** Keys that every kind has. */
const COMMON = {
  /** What it is called in the journal, as in `Clear the cellar of rats`; without it the game says it in its own words. */
  text: z.string().trim().min(1).optional(),
};

/** One objective as its author wrote it, its references written out. */
export type Aim<Shape extends z.ZodRawShape = z.ZodRawShape> = z.output<
  z.ZodObject<Shape & typeof COMMON>
> & { kind: string };

/** One kind of thing that a quest may ask for. One kind, one file; listed in `objectives/index.ts`. */
export interface ObjectiveKind<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly kind: string;
  /** The keys that an author writes beside `kind` and `text`. */
  readonly shape: Shape;
  /** What it names, each under a key of its own. */
  references(aim: Aim<Shape>): PartReference[];
  need(aim: Aim<Shape>): number;
  /** Events that may bring it on. */
  readonly listens: readonly GameEvent["type"][];
  /** Who brought it about: only players' characters count. */
  by(event: GameEvent, game: Game): Entity | undefined;
  /** By how many the event brings it on. */
  advance(aim: Aim<Shape>, event: GameEvent, game: Game): number;
  /** Companions in the same room get on by it as well, when the quest is shared. */
  readonly shared: boolean;
  /** How many there are now, as things stand: counted when the step begins, and always when it is `live`. */
  now?(aim: Aim<Shape>, game: Game, being: Entity): number;
  readonly live?: boolean;
  /** What was handed over for it is used up. */
  readonly spends?: boolean;
  /** What to do, in plain words, as in 'Kill five quay rats'. */
  words(aim: Aim<Shape>, game: Game): string;
  /** What it brings about when its step begins, and takes back when that is over in whatever way. Inside a deed. */
  begin?(aim: Aim<Shape>, context: DeedContext, being: Entity, quest: Quest): void;
  end?(aim: Aim<Shape>, context: DeedContext, being: Entity, quest: Quest, how: "done" | "failed"): void;
  /** The event makes it impossible. */
  lost?(aim: Aim<Shape>, event: GameEvent, entry: Entry): boolean;
}

/** A room's name within a sentence: 'the Salt Quay', 'Customs Quay'; 'On the Slates' keeps its quotes. */
export function placeName({ content }: Game, id: string): string {
  const { name } = nameFrom(content.rooms, id);
  if (/^(?:In|On|At|Under|Among|Beside|Above|Where)\s/.test(name)) return `'${name}'`;
  return name.replace(/^The /, "the ");
}

/** The keys of an objective, as a schema. */
export function aimSchema(kind: ObjectiveKind) {
  return z.strictObject({ kind: z.literal(kind.kind), ...COMMON, ...kind.shape });
}

/** What an objective is called, without how far it is. */
export function aimName(kind: ObjectiveKind, aim: Aim, game: Game): string {
  const { text } = aim as { text?: string };
  return text ?? kind.words(aim, game);
}

/** Types a kind by its shape, and hands it out as one of many. */
export function defineObjective<Shape extends z.ZodRawShape>(kind: ObjectiveKind<Shape>): ObjectiveKind {
  return Object.freeze(kind);
}

/** 'a quay rat', 'five quay rats' by prototype id; a prototype that content no longer has is 'something'. */
export function nameFrom(
  prototypes: ReadonlyMap<string, { readonly name: string; readonly plural?: string }>,
  id: string,
): { readonly name: string; readonly plural?: string } {
  return prototypes.get(id) ?? { name: "something" };
}
