import type { Entity, Refusal } from "@wyldlands/ecs";
import type { Game } from "../../game.ts";
import { groupOf } from "../../groups/groups.ts";
import { refuse } from "../refusals.ts";

/** The being must be in a group. */
export function noGroup(game: Game, being: Entity): Refusal<string> | undefined {
  return groupOf(game, being)
    ? undefined
    : refuse("You are in no group. <hint>GROUP INVITE and a player's name begins one.</hint>");
}
