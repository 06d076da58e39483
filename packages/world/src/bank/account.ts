import type { Entity, Refusal } from "@wyldlands/ecs";
import { isAsleep } from "../bodies/conditions.ts";
import { BankAccount, Banker, Character, Combatant } from "../components/index.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { coinsOf } from "../items/purse.ts";
import { openRecord, recordId, recordOf } from "../society/records.ts";
import { hourOf, isBetween } from "../time/calendar.ts";
import { hourWords } from "../time/time-words.ts";

/** The character's account, if it has one. */
export function accountOf(game: Game, character: Entity): Entity | undefined {
  const account = recordOf(game, "bank-account", character.id);
  return account?.has(BankAccount) === true ? account : undefined;
}

/** The same; opened when there is none. Only inside a deed. */
export function openAccount(game: Game, character: Entity): Entity {
  return (
    accountOf(game, character) ??
    openRecord(game, [BankAccount({ openedAt: game.clock.now() })], {
      under: character,
      id: recordId("bank-account", character.id),
    })
  );
}

/** Coins that the character has at the bank. */
export function bankedBy(game: Game, character: Entity): number {
  const account = accountOf(game, character);
  return account ? coinsOf(game, account) : 0;
}

/** Whoever keeps the bank here now, or why there is no doing business. */
export function bankerFor(game: Game, actor: Entity): Entity | Refusal<string> {
  const here = game.company(game.placeOf(actor), actor).filter((one) => one.has(Banker));
  const [banker] = here;
  if (!banker) return refuse("There is no bank here. <hint>HELP BANK says where one is.</hint>");
  if (actor.get(Character)?.guest !== false)
    return refuse(
      "{banker} keeps accounts only for those who have a name here. <hint>REGISTER keeps yours.</hint>",
      {
        banker,
      },
    );
  if (banker.has(Combatant)) return refuse("{banker} has both hands full just now.", { banker });
  if (isAsleep(game, banker)) return refuse("{banker} is asleep.", { banker });
  const { hours } = banker.need(Banker);
  if (!hours || isBetween(game, hours)) return banker;
  return refuse(
    "The bank is shut: {banker} does business from {from} to {to}. <hint>TIME says how late it is.</hint>",
    {
      banker,
      from: hourWords(hourOf(game, hours.from)),
      to: hourWords(hourOf(game, hours.to)),
    },
  );
}

/** How many coins are meant: `50`, `50 coppers`, `all`. Undefined: that is no sum. */
export function readSum(text: string, all: number): number | undefined {
  const [, word] = /^(all|everything|\d{1,9})(?:\s+\p{L}+){0,2}$/iu.exec(text.trim()) ?? [];
  if (word === undefined) return undefined;
  return /^\d/.test(word) ? Number(word) : all;
}
