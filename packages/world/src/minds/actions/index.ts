import type { MindActionName } from "../action-names.ts";
import type { MindAction } from "../action.ts";
import { ambush } from "./ambush.ts";
import { attack } from "./attack.ts";
import { barter } from "./barter.ts";
import { behave } from "./behave.ts";
import { buy } from "./buy.ts";
import { callForHelp } from "./call-for-help.ts";
import { come } from "./come.ts";
import { drawTakings } from "./draw-takings.ts";
import { drawWage } from "./draw-wage.ts";
import { eat } from "./eat.ts";
import { flee } from "./flee.ts";
import { follow } from "./follow.ts";
import { give } from "./give.ts";
import { guard } from "./guard.ts";
import { heal } from "./heal.ts";
import { hide } from "./hide.ts";
import { leadAway } from "./lead-away.ts";
import { letBe } from "./let-be.ts";
import { lockUp } from "./lock-up.ts";
import { patrol } from "./patrol.ts";
import { pickUp } from "./pick-up.ts";
import { rest } from "./rest.ts";
import { returnHome } from "./return-home.ts";
import { search } from "./search.ts";
import { scatter } from "./scatter.ts";
import { seekPlayer } from "./seek-player.ts";
import { sell } from "./sell.ts";
import { sleep } from "./sleep.ts";
import { steal } from "./steal.ts";
import { takePost } from "./take-post.ts";
import { talk } from "./talk.ts";
import { track } from "./track.ts";
import { unlock } from "./unlock.ts";
import { useItem } from "./use-item.ts";
import { wander } from "./wander.ts";
import { work } from "./work.ts";

/** By the name that `does:` gives it. */
export const MIND_ACTIONS: Readonly<Record<MindActionName, MindAction>> = {
  ambush,
  attack,
  barter,
  behave,
  buy,
  "call-for-help": callForHelp,
  come,
  "draw-takings": drawTakings,
  "draw-wage": drawWage,
  eat,
  flee,
  follow,
  give,
  guard,
  heal,
  hide,
  "lead-away": leadAway,
  "let-be": letBe,
  "lock-up": lockUp,
  patrol,
  "pick-up": pickUp,
  rest,
  "return-home": returnHome,
  search,
  scatter,
  "seek-player": seekPlayer,
  sell,
  sleep,
  steal,
  "take-post": takePost,
  talk,
  track,
  unlock,
  "use-item": useItem,
  wander,
  work,
};
