import type { CommandSpec, Deed } from "./deed.ts";
import { stop } from "./lines/stop.ts";
import { BODY_DEEDS } from "./body/body-deeds.ts";
import { COMBAT_DEEDS } from "./combat/combat-deeds.ts";
import { drop } from "./items/drop.ts";
import { give } from "./items/give.ts";
import { put } from "./items/put.ts";
import { wear } from "./items/wear.ts";
import { wield } from "./items/wield.ts";
import { hold } from "./items/hold.ts";
import { remove } from "./items/remove.ts";
import { repair } from "./items/repair.ts";
import { take } from "./items/take.ts";
import { DOOR_DEEDS } from "./doors/door-deeds.ts";
import { MOVEMENT_DEEDS } from "./movement/movement-deeds.ts";
import { emote } from "./speech/emote.ts";
import { say } from "./speech/say.ts";
import { tell } from "./speech/tell.ts";
import { USE_DEEDS } from "./use/use-deeds.ts";

/** A deed that players can do by a command; its arguments are named by the slots of the command's forms. */
export interface DeedCommand {
  spec: CommandSpec;
  deed: Deed;
}

/** Widens a deed to what the command parser fills in: the forms name the arguments, and `check` has the last word. */
function withCommands(deed: unknown): DeedCommand[] {
  const wide = deed as Deed;
  return (wide.commands ?? []).map((spec) => ({ spec, deed: wide }));
}

export const DEED_COMMANDS: readonly DeedCommand[] = [
  ...BODY_DEEDS,
  ...COMBAT_DEEDS,
  ...MOVEMENT_DEEDS,
  ...DOOR_DEEDS,
  ...USE_DEEDS,
  take,
  drop,
  give,
  repair,
  remove,
  hold,
  wield,
  wear,
  put,
  say,
  tell,
  emote,
  stop,
].flatMap(withCommands);
