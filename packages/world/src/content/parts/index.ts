import type { Part } from "./part.ts";
import { loot } from "./loot.ts";
import { temper } from "./temper.ts";
import { consumable } from "./consumable.ts";
import { light } from "./light.ts";
import { readable } from "./readable.ts";
import { use } from "./use.ts";
import { body } from "./body.ts";
import { teacher } from "./teacher.ts";
import { kind } from "./kind.ts";
import { container } from "./container.ts";
import { durability } from "./durability.ts";
import { enter } from "./enter.ts";
import { hidden } from "./hidden.ts";
import { lodging } from "./lodging.ts";
import { nature } from "./nature.ts";
import { states } from "./states.ts";
import { weapon } from "./weapon.ts";
import { when } from "./when.ts";
import { reactsOf } from "./reacts.ts";
import { roomStates } from "./room-states.ts";
import { wear } from "./wear.ts";
import { outfit } from "./outfit.ts";
import { praise } from "./praise.ts";
import { smallTalk } from "./small-talk.ts";
import { mind } from "./mind.ts";
import { voice } from "./voice.ts";
import { auction } from "./auction.ts";
import { bank } from "./bank.ts";
import { shop } from "./shop.ts";
import { board } from "./board.ts";
import { postOffice } from "./post-office.ts";

/** What things may be besides things. */
export const ITEM_PARTS: readonly Part[] = [
  kind,
  consumable,
  light,
  readable,
  use,
  container,
  durability,
  states,
  weapon,
  wear,
  enter,
  hidden,
  board,
  when,
  reactsOf("item"),
];
/** What beings may be. */
export const NPC_PARTS: readonly Part[] = [
  shop,
  body,
  teacher,
  outfit,
  loot,
  temper,
  praise,
  smallTalk,
  mind,
  voice,
  when,
  reactsOf("npc"),
  postOffice,
  bank,
  auction,
];
/** What rooms may be. */
export const ROOM_PARTS: readonly Part[] = [nature, postOffice, lodging, roomStates, reactsOf("room")];
