import type { Entity } from "@wyldlands/ecs";
import type { DeedContext } from "../../deeds/deed.ts";
import { newId } from "../../ids.ts";
import { reporter } from "../../reports/reports.ts";
import { plainName } from "../../views/names.ts";

/** Characters of a line, and of what a player says of it. */
const MOST_CHARACTERS = 500;

/** What somebody thought of an npc's line. */
export interface Rating {
  readonly line: string;
  readonly good: boolean;
  readonly why?: string | undefined;
  /** By what it was found: a `ReplySource`, or `authored` when its author wrote it. */
  readonly source: string;
}

/** The actor says what it thought of an npc's line: it is stored with the deed, for the operator's report. Only inside a deed. */
export function rated(
  { game, actor }: DeedContext,
  npc: Entity,
  { line, good, why = "", source }: Rating,
): void {
  const { undo, voiceRatings } = game.writes;
  const row = {
    id: newId(),
    at: game.wall(),
    player: reporter(game, actor).account || null,
    who: plainName(actor),
    npc: npc.prototype?.id ?? plainName(npc),
    line: line.slice(0, MOST_CHARACTERS),
    good,
    why: why.trim().slice(0, MOST_CHARACTERS),
    source,
  };
  voiceRatings.push(row);
  undo.note(() => void voiceRatings.splice(voiceRatings.indexOf(row), 1));
}
