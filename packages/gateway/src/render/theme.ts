import type { Tag } from "@wyldlands/protocol";

/**
 * What a tag looks like on a terminal of 16 colours: SGR parameters (ECMA-48 §8.3.117). Chosen to be read on a dark and on
 * a light ground alike: no white, no black, no dim, and yellow only together with bold. Inner tags add to outer ones.
 */
export const ansiTheme: Readonly<Record<Tag, string>> = {
  room: "1;36",
  exit: "32",
  player: "1",
  npc: "35",
  item: "36",
  coin: "1;33",
  title: "1",
  command: "1;32",
  say: "36",
  tell: "1;35",
  emote: "35",
  channel: "34",
  damage: "31",
  heal: "32",
  hint: "34",
  system: "1;34",
  error: "1;31",
};
