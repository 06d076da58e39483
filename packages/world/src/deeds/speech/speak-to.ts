import type { Entity, Refusal } from "@wyldlands/ecs";
import { Away, ToldBy } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { estranged } from "../../society/ignoring.ts";
import { silenced } from "../../society/silenced.ts";
import { nameOf, plainName } from "../../views/names.ts";
import type { DeedContext } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { onChannel } from "./channel-words.ts";

/** Why the actor's words cannot be told to that player. */
export function unreachable(game: Game, actor: Entity, to: Entity): Refusal<string> | undefined {
  if (to === actor) return refuse("You mutter to yourself.");
  const kept = silenced(game, actor) ?? estranged(game, actor, to);
  if (kept) return kept;
  return game.players.isAwake(to)
    ? undefined
    : refuse("{to} is not listening just now: the connection is gone.", { to });
}

/** Tells one player something, wherever they are. Only inside a deed, whose check has asked `unreachable`. */
export function speakTo({ actor, show }: DeedContext, to: Entity, text: string): void {
  const about = onChannel("tell", actor);
  show([actor], "<tell>You tell {to}, '{text}'</tell>", { to, text }, about);
  // A voice that speaks to one alone is known, in the dark too.
  const teller = { markup: nameOf(actor) };
  show([to], "<tell>{actor} tells you, '{text}'</tell>", { actor: teller, text }, about);
  noteTeller(to, actor);
  const away = to.get(Away);
  if (away)
    show([actor], "<hint>{to} is away, and may read it later: {text}</hint>", { to, text: away.text });
}

/** From now on `reply` answers this one. Only inside a deed. */
export function noteTeller(to: Entity, actor: Entity): void {
  const told = { id: actor.id, name: plainName(actor) };
  const before = to.get(ToldBy);
  if (before?.id !== told.id || before.name !== told.name) to.add(ToldBy(told));
}
