import type { z } from "zod";
import type {
  areaSchema,
  AuthoredItem,
  AuthoredNpc,
  AuthoredRoom,
  AuthoredZone,
  worldSchema,
} from "./schemas.ts";
import { defaultRules, type Rules } from "../rules/schemas.ts";
import type { Renames, Stale } from "./renames.ts";
import type { AuthoredQuest } from "./quest-schema.ts";
import type { HelpTopic, NewsItem } from "./types.ts";
import type { YamlFile, YamlPath } from "./yaml-file.ts";

/** One authored thing and where it is written. */
export interface Authored<T> {
  /** 'area:slug'; '' for world.yaml, the area's name for area.yaml. */
  readonly id: string;
  readonly area: string;
  readonly value: T;
  readonly source: YamlFile;
  readonly path: YamlPath;
}

/** All authored things of one kind. */
export interface Shelf<T> {
  readonly authored: Map<string, Authored<T>>;
  /** Also those that did not pass their schema: what refers to them is not wrong. */
  readonly ids: Set<string>;
}

/** Everything read, each part right in itself, nothing yet checked against the rest. */
export interface Draft {
  world: Authored<z.infer<typeof worldSchema>> | undefined;
  readonly areas: Map<string, Authored<z.infer<typeof areaSchema>>>;
  readonly rooms: Shelf<AuthoredRoom>;
  readonly items: Shelf<AuthoredItem>;
  readonly npcs: Shelf<AuthoredNpc>;
  readonly quests: Shelf<AuthoredQuest>;
  readonly help: Map<string, HelpDraft>;
  readonly screens: Map<string, string>;
  /** The newest first. */
  readonly news: NewsItem[];
  /** `rules/`, or the defaults. */
  rules: Rules;
  /** The files of `rules/` that are there, by name without `.yaml`. */
  readonly rulesFiles: Map<string, YamlFile>;
  /** What things were called before. */
  renames: Renames;
  /** Where that is still written. */
  stale: readonly Stale[];
  /** `zones.yaml`, by slug. */
  readonly zones: Map<string, Authored<AuthoredZone>>;
  /** False when a file could not be read at all: references into it cannot be judged. */
  complete: boolean;
}

export interface HelpDraft {
  readonly topic: HelpTopic;
  readonly source: YamlFile;
}

export function emptyDraft(): Draft {
  const shelf = <T>(): Shelf<T> => ({ authored: new Map(), ids: new Set() });
  return {
    world: undefined,
    areas: new Map(),
    rooms: shelf(),
    items: shelf(),
    npcs: shelf(),
    quests: shelf(),
    help: new Map(),
    screens: new Map(),
    news: [],
    rules: defaultRules(),
    rulesFiles: new Map(),
    renames: { areas: {}, rooms: {}, items: {}, npcs: {}, quests: {} },
    stale: [],
    zones: new Map(),
    complete: true,
  };
}

/** 'slug' means a thing of the same area, 'area:slug' any. */
export function resolve(reference: string, area: string): string {
  return reference.includes(":") ? reference : `${area}:${reference}`;
}
