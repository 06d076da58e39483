import type { Entity } from "@wyldlands/ecs";
import type { Said } from "@wyldlands/voice";
import type { Asks, Choice, Chooser } from "../minds/choosing.ts";
import type { Minds } from "../minds/minds.ts";
import { modeOf } from "./modes.ts";
import { listenersIn } from "./speakers.ts";
import type { Voices, VoicesOptions } from "./voices.ts";

/** Of the money that is left, a mind's choices take nothing below this share: what is said comes first. */
const SPARED = 0.3;

const OF_ITSELF: Said = { how: "idle", text: "" };

/**
 * Has a model choose what a mind is to be after: in `llm_only` whatever it has to choose, in `hybrid` and `adaptive` what the rules leave open. Only
 * while a player looks on. Until an answer is there the planner chooses, and what is chosen is reached by its plans and by no other way.
 */
export function modelChooser(
  voices: Voices,
  minds: Pick<Minds, "choose">,
  { game, mode, speech, inTurn }: Pick<VoicesOptions, "game" | "mode" | "speech" | "inTurn">,
): Chooser {
  return {
    asks(being): Asks {
      if (!speech.model || listenersIn(game, game.placeOf(being)).length === 0) return "nothing";
      const own = modeOf(game, being, mode);
      if (own === "goap_only") return "nothing";
      if ((speech.budgetLeft(undefined) ?? 1) < SPARED) return "nothing";
      return own === "llm_only" ? "everything" : "open";
    },
    asked(choice) {
      const onlooker = listenersIn(game, game.placeOf(choice.being))[0];
      if (onlooker) void ask(choice, onlooker);
    },
  };

  async function ask({ being, options, until }: Choice, onlooker: Entity): Promise<void> {
    const { scene } = voices.scene(being, onlooker, OF_ITSELF);
    const deadlineMs = Math.max(1, until - game.clock.now());
    const { choice, trace } = await speech.choose(scene, {
      choices: options.map(({ goal, about }) => ({ id: goal, about })),
      deadlineMs,
      signal: AbortSignal.timeout(deadlineMs),
    });
    if (!choice) return;
    const { id, why } = choice;
    const by = `${trace.model ?? "a model"}${why === "" ? "" : `, thinking: ${why}`}`;
    inTurn(() => {
      if (being.alive) minds.choose(being, id, by);
    });
  }
}
