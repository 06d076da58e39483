import type { CommandSpec, Deed } from "./deed.ts";
import { stop } from "./lines/stop.ts";
import { BODY_DEEDS } from "./body/body-deeds.ts";
import { COMBAT_DEEDS } from "./combat/combat-deeds.ts";
import { drop } from "./items/drop.ts";
import { filch } from "./items/filch.ts";
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
import { AUCTION_DEEDS } from "./auction/auction-deeds.ts";
import { BANK_DEEDS } from "./bank/bank-deeds.ts";
import { TRADE_DEEDS } from "./trade/trade-deeds.ts";
import { SPEECH_DEEDS } from "./speech/speech-deeds.ts";
import { BOARD_DEEDS } from "./boards/board-deeds.ts";
import { REPORT_DEEDS } from "./reports/report-deeds.ts";
import { POST_DEEDS } from "./post/post-deeds.ts";
import { SHOP_DEEDS } from "./shop/shop-deeds.ts";
import { CLAN_DEEDS } from "./clan/clan-deeds.ts";
import { GROUP_DEEDS } from "./group/group-deeds.ts";
import { HOME_DEEDS } from "./home/home-deeds.ts";
import { QUEST_DEEDS } from "./quest/quest-deeds.ts";
import { STAFF_DEEDS } from "./staff/staff-deeds.ts";
import { USE_DEEDS } from "./use/use-deeds.ts";
import { VOICE_DEEDS } from "./voice/voice-deeds.ts";

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
  ...STAFF_DEEDS,
  ...COMBAT_DEEDS,
  ...MOVEMENT_DEEDS,
  ...DOOR_DEEDS,
  ...USE_DEEDS,
  ...QUEST_DEEDS,
  ...GROUP_DEEDS,
  ...CLAN_DEEDS,
  ...HOME_DEEDS,
  ...SHOP_DEEDS,
  ...POST_DEEDS,
  ...BOARD_DEEDS,
  ...REPORT_DEEDS,
  ...TRADE_DEEDS,
  ...BANK_DEEDS,
  ...AUCTION_DEEDS,
  ...VOICE_DEEDS,
  take,
  drop,
  give,
  repair,
  remove,
  hold,
  wield,
  wear,
  put,
  filch,
  ...SPEECH_DEEDS,
  stop,
].flatMap(withCommands);
