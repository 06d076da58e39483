import type { Prototype } from "@wyldlands/ecs";
import { compileVoiceBook, type VoiceBook } from "@wyldlands/voice";
import { channelsOf, type Channel } from "./channels/channels-of.ts";
import type { Content } from "./content/types.ts";
import { mindBook, type MindBook } from "./minds/book.ts";
import { buildPrototypes } from "./prototypes.ts";
import { QuestBook } from "./quests/book.ts";
import { awaitedBy, type Awaited } from "./reactions/awaited.ts";
import { defaultRules, type Rules } from "./rules/schemas.ts";
import { voiceRulesOf } from "./rules/voice-schemas.ts";
import { Skies } from "./time/weather.ts";

/** The content that a world runs on, and everything that is only made of it. It is replaced as a whole. */
export interface Authored {
  readonly content: Content;
  /** By 'area:slug', those that content has dropped and things still go by among them: see `reload/retired.ts`. */
  readonly prototypes: ReadonlyMap<string, Prototype>;
  readonly rules: Rules;
  readonly quests: QuestBook;
  /** Words that mean a being of the game: no character may be called so. */
  readonly takenWords: ReadonlySet<string>;
  readonly skies: Skies;
  /** The channels of the rules, by name. */
  readonly channels: readonly Channel[];
  /** What any reaction of the content waits for, and the rooms with one that waits for time. */
  readonly awaited: Awaited;
  readonly minds: MindBook;
  /** How people of the game understand and talk without a model. */
  readonly voice: VoiceBook;
}

export function authored(
  content: Content,
  prototypes: ReadonlyMap<string, Prototype> = buildPrototypes(content),
  /** What was made of the same rules before. */
  before?: Pick<Authored, "minds" | "voice">,
): Authored {
  const rules = content.rules ?? defaultRules();
  return {
    content,
    prototypes,
    rules,
    quests: new QuestBook(content),
    takenWords: new Set([...content.npcs.values()].flatMap((npc) => npc.keywords)),
    skies: new Skies(),
    channels: channelsOf(rules),
    awaited: awaitedBy(content, prototypes),
    minds: before?.minds ?? mindBook(rules),
    voice: before?.voice ?? compileVoiceBook(voiceRulesOf(rules.voice)),
  };
}
