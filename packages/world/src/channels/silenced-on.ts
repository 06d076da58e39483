import type { Entity, Refusal } from "@wyldlands/ecs";
import type { Game } from "../game.ts";
import { silenced } from "../society/silenced.ts";
import type { Channel } from "./channels.ts";

/** Why the actor's words may not reach this channel now: the one place where a moderator's word on a channel is asked. */
export function silencedOn(game: Game, actor: Entity, _channel: Channel): Refusal<string> | undefined {
  return silenced(game, actor);
}
