import type { Entity, Refusal } from "@wyldlands/ecs";
import { Letter } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import type { DirectoryRow } from "../../persistence/port.ts";
import { estranged } from "../../society/ignoring.ts";
import { isMailboxFull, lettersTo } from "../../society/letters.ts";
import { numberWord } from "../../views/names.ts";
import { refuse } from "../refusals.ts";

/** The kept character of that whole name; a refusal for guests, strangers and oneself. */
export function addressee(game: Game, actor: Entity, name: string): DirectoryRow | Refusal<string> {
  const row = game.directory.byName(name);
  if (row?.id === actor.id) return refuse("You know what it would say. Write to somebody else.");
  if (row) return row;
  const guest = game.players.byName(name);
  if (guest)
    return refuse("{guest} is a guest, and guests have no pigeonhole. <hint>TELL reaches them.</hint>", {
      guest,
    });
  return refuse(
    "The post knows nobody called '{name}'. <hint>Give the whole name; WHOIS and a name tells who there is.</hint>",
    { name },
  );
}

/** Why a letter to that character is not taken in now. */
export function cannotReach(game: Game, actor: Entity, to: DirectoryRow): Refusal<string> | undefined {
  const { name } = to;
  const reader = game.world.byId(to.id);
  const refusal = reader && estranged(game, actor, reader);
  if (refusal) return refusal;
  const { mostFromOne } = game.rules.post;
  if (unreadFrom(game, actor, to.id) >= mostFromOne)
    return refuse("{many} letters of yours wait unread for {name}. Let those be read first.", {
      many: numberWord(mostFromOne),
      name,
    });
  return isMailboxFull(game, to.id)
    ? refuse("{name}'s pigeonhole is full to the brim: nothing more goes in until some of it is read.", {
        name,
      })
    : undefined;
}

/** Letters of the actor's player, whatever the character, that nobody has read yet. */
function unreadFrom(game: Game, actor: Entity, to: string): number {
  const account = game.directory.byId(actor.id)?.accountId;
  return lettersTo(game, to).filter((letter) => {
    const { sender, read } = letter.need(Letter);
    if (read || sender === undefined) return false;
    return (
      sender === actor.id || (account !== undefined && game.directory.byId(sender)?.accountId === account)
    );
  }).length;
}
