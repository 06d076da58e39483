import type { ReactionEffect } from "../effect.ts";
import { damage, effect, heal, move } from "./bodily.ts";
import { attack, quest } from "./done.ts";
import { mark, unmark } from "./marks.ts";
import { close, lock, open, unlock } from "./shut.ts";
import { spawn } from "./spawn.ts";
import { give, take } from "./things.ts";
import { vanish } from "./vanish.ts";
import { wait } from "./wait.ts";
import { echo, others, say, tell } from "./words.ts";

/** Everything that a reaction may do. */
export const REACTION_EFFECTS: readonly ReactionEffect[] = [
  say,
  echo,
  tell,
  others,
  open,
  close,
  lock,
  unlock,
  give,
  take,
  spawn,
  move,
  effect,
  damage,
  heal,
  mark,
  unmark,
  quest,
  attack,
  vanish,
  wait,
];

export function effectOf(key: string): ReactionEffect | undefined {
  return REACTION_EFFECTS.find((one) => one.key === key);
}
