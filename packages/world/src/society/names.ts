import type { Entity } from "@wyldlands/ecs";
import { ForbiddenNames } from "../components/index.ts";
import type { Game } from "../game.ts";
import { openRecord, recordId } from "./records.ts";

/** Why nobody may be called so: a word of `content/rules/names.yaml`, or one that moderators have forbidden. */
export function nameForbidden(game: Game, name: string): string | undefined {
  const plain = plainForm(name);
  const { words, parts } = game.rules.names;
  const own = [...words, ...forbiddenNames(game)].some((word) => plainForm(word) === plain);
  return own || parts.some((part) => plain.includes(plainForm(part)))
    ? "Nobody here may be called so. Choose another name."
    : undefined;
}

/** What moderators have forbidden, by the alphabet. */
export function forbiddenNames(game: Game): readonly string[] {
  return recordOf(game)?.get(ForbiddenNames) ?? [];
}

/** Forbids a name, or allows it again. Only inside a deed. */
export function setForbidden(game: Game, name: string, forbidden: boolean): void {
  const record = recordOf(game) ?? openRecord(game, [ForbiddenNames([])], { id: RECORD() });
  const others = forbiddenNames(game).filter((one) => one !== plainForm(name));
  record.add(ForbiddenNames(forbidden ? [...others, plainForm(name)].sort() : others));
}

/** Marks and case hide no word. */
function plainForm(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}

const RECORD = (): string => recordId("names", "forbidden");

function recordOf(game: Game): Entity | undefined {
  return game.world.byId(RECORD());
}
