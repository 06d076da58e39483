import type { Game } from "../game.ts";
import type { Deed } from "../deeds/deed.ts";
import { decay } from "../deeds/items/decay.ts";
import { die } from "../deeds/life/die.ts";
import { finish } from "../deeds/life/finish.ts";
import { hatch } from "../deeds/life/hatch.ts";
import { lotEnd } from "../deeds/auction/lot-end.ts";
import { lapseTrade } from "../deeds/trade/end-trade.ts";
import { failQuest } from "../deeds/quest/fail.ts";
import { partWays } from "../deeds/quest/part-ways.ts";
import { suffer } from "../deeds/life/suffer.ts";
import { deliver } from "../deeds/post/deliver.ts";
import { react } from "../deeds/life/react.ts";
import { burnDown } from "../deeds/use/light.ts";
import { reckon } from "../deeds/shop/reckon.ts";
import { promiseOver } from "../memory/promise-deeds.ts";
import { vowOver } from "../memory/vow-deeds.ts";
import { wearOff } from "../deeds/life/wear-off.ts";
import { leadOn } from "../deeds/voice/lead-on.ts";
import { partCompany } from "../deeds/voice/part-company.ts";
import { walkOff } from "../deeds/voice/walk-off.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { DueCall } from "../turn/scheduler.ts";
import type { System } from "../turn/system.ts";
import { whole } from "../turn/whole.ts";

/** Deeds that `Due` components name. */
const HANDLERS: ReadonlyMap<string, Deed> = new Map<string, Deed>(
  Object.entries({
    hatch,
    die,
    decay,
    reckon,
    deliver,
    "burn-down": burnDown,
    "effect-tick": suffer,
    "effect-end": wearOff,
    "finish-activity": finish,
    "quest-over": failQuest,
    "part-ways": partWays,
    "trade-lapse": lapseTrade,
    "lot-end": lotEnd,
    "promise-over": promiseOver,
    "vow-over": vowOver,
    react,
    "lead-on": leadOn,
    "part-company": partCompany,
    "walk-off": walkOff,
  } as Record<string, Deed<never>>) as [string, Deed][],
);

/** Does what has fallen due. Only what is due costs anything. */
export function dueSystem(game: Game, runner: DeedRunner): System {
  /** One that throws is undone with all that came of it, and tried again later; the others that are due come all the same. */
  const attempt = (deed: Deed, call: DueCall): void => {
    const { entity, handler, data } = call;
    try {
      whole(game, runner, () => void runner.run(deed, entity, data));
    } catch (error) {
      const againMs = game.due.again(call);
      game.log.error({ err: error, handler, againMs }, "what fell due threw, was undone and comes again");
    }
  };
  return {
    name: "due",
    budgetMs: 5,
    run() {
      for (const entity of game.due.takeReady()) {
        for (const call of game.due.collect(entity)) {
          const deed = HANDLERS.get(call.handler);
          if (deed && entity.alive) attempt(deed, call);
          else if (!deed)
            game.log.warn({ handler: call.handler }, "something fell due that this version does not know");
        }
      }
    },
  };
}
