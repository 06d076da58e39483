import { randomInt } from "node:crypto";
import {
  Answerer,
  costOf,
  grammarReply,
  moderationConfig,
  priceOf,
  ReplyCache,
  understand,
  wordModerator,
  type GovernedModel,
  type LlmConfig,
  type ModerationConfig,
  type Templates,
} from "@wyldlands/voice";
import type { Game } from "../game.ts";
import type { Speech } from "./speech.ts";

export interface SpeechInput {
  readonly game: Game;
  /** Steady milliseconds. */
  readonly steady: () => number;
  /** What `ai.llm` describes; without it the grammar voice finds every answer. */
  readonly model?: GovernedModel | undefined;
  readonly llm?: LlmConfig;
  readonly moderation?: ModerationConfig;
  readonly templates?: Templates;
}

/** What finds npcs' answers in this world: the cache, the model with its limits, moderation on both sides, and the grammar voice. */
export function openSpeech({ game, steady, model, llm, moderation, templates }: SpeechInput): Speech {
  /** What a player must not foresee: of the machine. */
  const secret = (): number => randomInt(0x4000_0000) / 0x4000_0000;
  /** What is said: of the world, so that a replay says the same. */
  const chance = (): number => game.rng.int(0x4000_0000) / 0x4000_0000;
  const prices = llm?.prices ?? {};
  const answerer = new Answerer({
    ...(model && { model }),
    understand: (scene) => understand(game.authored.voice, scene),
    grammar: (scene, options) => grammarReply(game.authored.voice, scene, { ...options, random: chance }),
    moderator: wordModerator(moderation ?? moderationConfig.parse({})),
    cache: new ReplyCache({ clock: steady, random: secret, ttlMs: (llm?.cache_ttl ?? 0) * 1_000 }),
    clock: steady,
    random: secret,
    ...(llm && {
      settings: {
        maxTokens: llm.max_tokens,
        promptTokens: llm.prompt_tokens,
        temperature: llm.temperature,
      },
    }),
    ...(templates && { templates }),
    costOf: (name, usage) => {
      const slash = name.indexOf("/");
      return costOf(priceOf(prices, name.slice(0, slash), name.slice(slash + 1)).price, usage);
    },
  });
  return {
    model: model !== undefined,
    atOnce: (scene, { ring, own }) => answerer.atOnce(scene, { ring, ...(own && { mode: "goap_only" }) }),
    answer: (scene, options) => answerer.answer(scene, options),
    choose: (scene, options) => answerer.choose(scene, options),
    ...(model && { reflect: (memories, options) => answerer.reflect(memories, options) }),
    ...(model && { describe: (subject, options) => answerer.describe(subject, options) }),
    ...(model &&
      llm &&
      llm.prepare > 0 &&
      llm.cache_ttl > 0 && {
        preparing: {
          occasions: (scene) => answerer.occasions(scene),
          lacks: (one) => answerer.lacks(one),
          prepare: (base, sheet, options) => answerer.prepare(base, sheet, options),
        },
      }),
    budgetLeft: (account) => (model && llm ? leftOf(model, llm, account) : undefined),
    wrong: (key) => answerer.wrong(key),
    forget: () => answerer.forget(),
  };
}

/** The smallest share that is left of any budget. */
function leftOf(
  model: GovernedModel,
  { budget }: LlmConfig,
  account: string | undefined,
): number | undefined {
  const own = account === undefined ? undefined : model.spent(account);
  const shares = [
    own && share(own.hour, budget.per_player_hour),
    own && share(own.day, budget.per_player_day),
    share(model.spent().day, budget.per_day),
  ].filter((one) => one !== undefined);
  return shares.length === 0 ? undefined : Math.min(...shares);
}

function share(spent: number, most: number | false): number | undefined {
  if (most === false) return undefined;
  return most <= 0 ? 0 : Math.max(0, 1 - spent / most);
}
