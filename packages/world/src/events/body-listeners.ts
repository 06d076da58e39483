import { isBusy } from "../bodies/activity.ts";
import { Activity, Character, Combatant, Effects, Posture } from "../components/index.ts";
import { invoke } from "../deeds/body/cast.ts";
import { shakeOff } from "../deeds/body/shake-off.ts";
import { startle } from "../deeds/body/startle.ts";
import { waver } from "../deeds/body/waver.ts";
import { flee } from "../deeds/combat/flee.ts";
import { breakOff } from "../deeds/life/break-off.ts";
import type { Game } from "../game.ts";
import type { Condition } from "../rules/words.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";

/** In these nobody goes on with what takes time. */
const DISABLING: ReadonlySet<Condition> = new Set(["asleep", "stunned", "held"]);

/** What hurt, walking and conditions do to a body besides. */
export function addBodyListeners(game: Game, runner: DeedRunner): void {
  game.events.on("EntityHurt", ({ entity, amount, left }) => {
    if (left <= 0) return;
    if (entity.get(Activity)?.deed === invoke.name) runner.queue(waver, entity, { damage: amount });
    if (entity.has(Posture) || entity.has(Effects)) runner.queue(startle, entity, {});
  });
  game.events.on("EntityMoved", ({ entity }) => {
    if (entity.has(Effects)) runner.queue(shakeOff, entity, { by: "move" });
  });
  game.events.on("EffectStarted", ({ entity, effect }) => {
    const conditions = game.rules.effects[effect]?.conditions ?? [];
    // A player has a will of its own.
    if (conditions.includes("frightened") && entity.has(Combatant) && !entity.has(Character))
      runner.queue(flee, entity, {});
    if (!isBusy(entity)) return;
    const speechless = conditions.includes("silenced") && entity.get(Activity)?.deed === invoke.name;
    if (speechless || conditions.some((one) => DISABLING.has(one))) runner.queue(breakOff, entity, {});
  });
}
