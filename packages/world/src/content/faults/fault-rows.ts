import type { ABSENT } from "../content-fixture.ts";

export const WORLD = "world.yaml";
export const AREA = "areas/dock/area.yaml";
export const ROOMS = "areas/dock/rooms.yaml";
export const ITEMS = "areas/dock/items.yaml";
export const NPCS = "areas/dock/npcs.yaml";
export const QUESTS = "areas/dock/quests.yaml";

type Change = string | Uint8Array | typeof ABSENT | readonly (readonly [from: string, to: string])[];

/**
 * The sound game of `check-fixture.ts` with some of its files changed. A text is added to a catalogue and is any other file; pairs replace;
 * bytes and ABSENT are the whole file. Where `#!` stands the finding has to be; where no comment can be, `at` says 'file:line'.
 * `whole`: these files and no others. `inside`: not the folder, but what is called so in it.
 */
export type Planted = { readonly [file: string]: Change | Readonly<Record<string, string>> } & {
  readonly at?: string;
  readonly inside?: string;
};

/** Of one rule: faults of different shapes, and what only looks like one. */
export interface Rows {
  readonly faults: readonly Planted[];
  readonly fine: readonly Planted[];
}

export const item = (slug: string, more = ""): string =>
  `${slug}:\n  name: a ${slug}\n  ground: It lies here.\n  look: Plain.\n  weight: 9\n${more}`;

export const npc = (slug: string, more = ""): string =>
  `${slug}:\n  name: ${slug}\n  ground: It stands here.\n  look: Plain.\n${more}`;

export const quest = (slug: string, aim = "{ kind: collect, item: oar, count: 2 }"): string =>
  `${slug}:\n  name: Lost Oars\n  giver: ferryman\n  offer: Find me two oars.\n  done: There they are.\n  steps:\n    - objectives:\n        - ${aim}\n`;
