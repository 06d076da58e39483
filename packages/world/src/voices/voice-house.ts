import { randomInt } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Entity } from "@wyldlands/ecs";
import {
  loadTemplates,
  openModel,
  unpricedModels,
  wordModerator,
  type GovernedModel,
} from "@wyldlands/voice";
import type { WorldConfig } from "../config.ts";
import type { Game } from "../game.ts";
import type { WorldMetrics } from "../metrics.ts";
import type { Minds } from "../minds/minds.ts";
import type { Storage } from "../persistence/port.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { System } from "../turn/system.ts";
import { voiceAlarms } from "./books/alarms.ts";
import { UsageBooks } from "./books/usage-books.ts";
import { VoiceMetrics } from "./books/voice-metrics.ts";
import { ProviderLikeness } from "../memory/provider-likeness.ts";
import { reflectionSystem } from "../memory/reflection.ts";
import { modelChooser } from "./chooser.ts";
import { openSpeech } from "./open-speech.ts";
import { reflecting } from "./reflecting.ts";
import { Voices } from "./voices.ts";

export interface VoiceHouseOptions {
  readonly game: Game;
  readonly runner: DeedRunner;
  readonly minds: Minds;
  readonly config: Pick<
    WorldConfig["ai"],
    "mode" | "llm" | "answer_deadline" | "moderation" | "usage_days" | "templates"
  >;
  readonly metrics: WorldMetrics;
  /** Model files of an operator's own are in its folder `models`. */
  readonly dataDir: string;
  /** Steady milliseconds. */
  readonly steady: () => number;
  /** Runs it in a turn, outside of every system. */
  readonly inTurn: (run: () => void) => void;
  /** What these became goes with the next commit. */
  readonly require: (touched: Iterable<Entity>) => void;
  /** Resolves when everything written so far is stored. */
  readonly stored: () => Promise<void>;
}

/** What has voices in a running world: who speaks, by what model, and the books of what that costs. */
export interface VoiceHouse {
  readonly voices: Voices;
  readonly books: UsageBooks;
  readonly model: GovernedModel | undefined;
  readonly systems: readonly System[];
  /** At a world's start, when everything is restored. */
  begin(storage: Pick<Storage, "voiceSpent">): Promise<void>;
}

/** Puts the parts together; asks no provider yet. Throws when what `ai.llm` names cannot be. */
export function openVoiceHouse(options: VoiceHouseOptions): VoiceHouse {
  const { game, minds, metrics, config, dataDir, steady, inTurn } = options;
  const { llm, moderation } = config;
  const figures = new VoiceMetrics(metrics.registry);
  const books = new UsageBooks({ game, metrics: figures, keepDays: config.usage_days });
  const model = openModel(llm, {
    clock: steady,
    wall: game.wall,
    random: () => randomInt(0x4000_0000) / 0x4000_0000,
    env: process.env,
    readFile: (path) => readFileSync(path, "utf8"),
    fileExists: existsSync,
    importModule: (name) => import(name),
    modelFolder: join(dataDir, "models"),
    onUsage: books.called,
    onAlarm: voiceAlarms({ game, metrics: figures, inTurn }),
    onChange: ({ link, state, why }) =>
      game.log.info({ provider: link, state, why }, "a provider of models changed"),
  });
  if (model) figures.waiting = () => model.status().waiting;
  for (const name of unpricedModels(llm))
    game.log.warn({ model: name }, "ai.llm.prices has no price for a model: it is reckoned as a dear one");
  const { templates: folder } = config;
  if (folder !== undefined && !existsSync(folder))
    throw new Error(`ai.templates: there is no folder ${folder}. Make it, or leave the key out.`);
  const templates = folder === undefined ? undefined : loadTemplates((file) => textOf(join(folder, file)));
  const voices = new Voices({
    ...options,
    mode: config.mode,
    deadlineMs: config.answer_deadline * 1_000,
    speech: openSpeech({ game, steady, model, llm, moderation, ...(templates && { templates }) }),
    books,
    figures,
    hold: moderation.hold,
  });
  minds.thinker.choices.chooser = modelChooser(voices, minds, voices.options);
  if (model?.embed) {
    const onFailure = (error: unknown): void =>
      game.log.warn({ err: error }, "no embeddings: npcs remember by our own word vectors for a minute");
    game.memory.likeness = [
      new ProviderLikeness({ embed: model.embed.bind(model), steady, onFailure }),
      ...game.memory.likeness,
    ];
  }
  const moderator = wordModerator(moderation);
  game.memory.decent = (text) => moderator.judge(text, "output").action === "allow";
  return {
    voices,
    books,
    model,
    systems: [
      voices.system,
      books.system,
      reflectionSystem({ game, runner: options.runner, inTurn, reflect: reflecting(voices.options) }),
    ],
    async begin(storage) {
      model?.seed(await books.spent(storage));
      voices.resume();
    },
  };
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
