export { Answerer } from "./answer/answerer.ts";
export type { Choice, ChooseOptions } from "./answer/choose.ts";
export {
  ANSWERER_SETTINGS,
  type AnswererDeps,
  type AnswererSettings,
  type AnswerOptions,
  type CallTrace,
} from "./answer/deps.ts";
export type { Described, DescribeOptions, Subject } from "./answer/describe.ts";
export { outOfWorld } from "./answer/out-of-world.ts";
export { ANYONE, type Occasion } from "./answer/occasions.ts";
export type { Preparation, PrepareOptions, Prepared } from "./answer/prepare.ts";
export type { Reflected, ReflectOptions, ToReflect } from "./answer/reflect.ts";
export { MISSES, type Miss } from "./cache/misses.ts";
export { ReplyCache, type CacheStats, type ReplyCacheOptions } from "./cache/reply-cache.ts";
export * from "./config/llm-config.ts";
export { PROVIDERS, type ProviderConfig, type ProviderName } from "./config/provider-config.ts";
export { costOf, priceOf, type Price } from "./config/prices.ts";
export { openModel, unpricedModels, type ModelDeps } from "./config/open-model.ts";
export type { LinkChange, LinkState, LinkStatus } from "./chain/chain.ts";
export type { GovernedModel, VoiceAlarm } from "./governor/governor.ts";
export type { BudgetAlarm, BudgetName, Spending } from "./governor/purse.ts";
export type { CallOutcome, SpentRow, UsageRow } from "./governor/usage-row.ts";
export { compileVoiceBook, type VoiceBook } from "./grammar/book.ts";
export { TO_OTHERS } from "./grammar/choose.ts";
export { gestureFor, grammarReply, type GrammarOptions } from "./grammar/reply.ts";
export {
  EXAMPLE_SLOTS,
  LEANINGS,
  LINE_KINDS,
  REGARD_SIDES,
  neededBy,
  slotsOf,
  type Leaning,
  type LineKind,
  type LineRule,
  type LineWhen,
  type RegardSide,
  type VoiceRules,
} from "./grammar/rules.ts";
export { faultOf, parseTemplate } from "./grammar/template.ts";
export { UNDERSTOOD, understand, type Heard, type Understood } from "./grammar/understand.ts";
export * from "./intents.ts";
export * from "./model.ts";
export {
  hitsInWords,
  wordModerator,
  type Hit,
  type Moderator,
  type Verdict,
} from "./moderation/moderator.ts";
export { moderationConfig, type ModerationConfig } from "./moderation/settings.ts";
export { loadTemplates, TEMPLATES, type Templates } from "./prompts/template.ts";
export * from "./reply.ts";
export * from "./scene.ts";
export { lemma, lemmas } from "./vectors/lemmas.ts";
export { findVectors } from "./vectors/find-vectors.ts";
export { cosine, readVectors, WordVectors } from "./vectors/vectors.ts";
