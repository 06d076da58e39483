import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { rulesSchema } from "../rules/schemas.ts";
import { keysOfSchema, readsKey, recording } from "../testing/read-keys.ts";
import { buildContent } from "./build-content.ts";
import { checkReferences } from "./check-references.ts";
import { CHECKS } from "./checks/index.ts";
import { reachFrom } from "./checks/reach.ts";
import type { Authored, Draft } from "./draft.ts";
import { Findings } from "./findings.ts";
import { readContent } from "./load.ts";
import { questSchema } from "./quest-schema.ts";
import { areaSchema, itemSchema, npcSchema, roomSchema, worldSchema, zoneSchema } from "./schemas.ts";

const SOURCES = fileURLToPath(new URL("../", import.meta.url));
const SHIPPED = fileURLToPath(new URL("../../../../content", import.meta.url));

/** What plays the game: not the tests, and not what only says which keys there are. */
const NO_READERS =
  /\.test\.ts$|\.suite\.ts$|^testing\/|^components\/|^rules\/schemas\.ts$|^content\/(?:[\w-]*schemas?\.ts|types\.ts|parts\/)/;
/** The balance of fights is measured by `npm run balance`, against numbers of the rules. */
const BALANCE = "../bench/balance/main.ts";
const GAME = [...readdirSync(SOURCES, { recursive: true, encoding: "utf8" }), BALANCE]
  .filter((name) => name.endsWith(".ts") && !NO_READERS.test(name))
  .map((name) => readFileSync(join(SOURCES, name), "utf8"));

/** By name of a key: whether a file of the game reads a property called so. */
const readBefore = new Map<string, boolean>();
function hasReader(path: string): boolean {
  const key = path.split(".").findLast((step) => step !== "*" && step !== "[]") ?? "";
  const found = readBefore.get(key) ?? GAME.some((text) => readsKey(text, key));
  readBefore.set(key, found);
  return found;
}

interface Kind {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly shelf: (draft: Draft) => Map<string, Authored<unknown>>;
  /** An entry with the keys that no entry of our own game has. */
  readonly spare?: Readonly<Record<string, unknown>>;
}
const KINDS: readonly Kind[] = [
  { name: "zones.yaml", schema: zoneSchema, shelf: ({ zones }) => zones },
  { name: "area.yaml", schema: areaSchema, shelf: ({ areas }) => areas },
  {
    name: "rooms.yaml",
    schema: roomSchema,
    shelf: ({ rooms }) => rooms.authored,
    spare: { name: "Spare", look: "Bare.", capacity: 3 },
  },
  { name: "items.yaml", schema: itemSchema, shelf: ({ items }) => items.authored },
  { name: "npcs.yaml", schema: npcSchema, shelf: ({ npcs }) => npcs.authored },
  { name: "quests.yaml", schema: questSchema, shelf: ({ quests }) => quests.authored },
];

/** By kind of file: the keys that building and checking our own game asks for. What it hands to a component whole is read by whoever reads that. */
async function keysRead(kinds: readonly Kind[]): Promise<Map<string, Set<string>>> {
  const { draft } = await readContent(SHIPPED);
  if (!draft?.world) throw new Error("the game that ships does not load");
  const all = new Map<string, Set<string>>();
  for (const { name, schema, shelf, spare } of kinds) {
    const known = new Set(keysOfSchema(schema));
    const read = new Set<string>();
    const entries = shelf(draft);
    const [first] = entries.values();
    if (spare && first)
      entries.set("harbor:spare", {
        ...first,
        id: "harbor:spare",
        area: "harbor",
        value: schema.parse(spare),
      });
    for (const [id, entry] of entries)
      entries.set(id, { ...entry, value: recording(entry.value, known, (path) => read.add(path)) });
    all.set(name, read);
  }
  const content = buildContent(draft, draft.world.value);
  checkReferences(draft, new Findings());
  const reach = reachFrom([content.world.start], draft);
  for (const { run } of CHECKS)
    run({
      draft,
      content,
      reach,
      everywhere: reach,
      lore: new Set(),
      texts: [],
      at: () => {},
      add: () => {},
    });
  return all;
}

describe("no key without a reader", async () => {
  const read = await keysRead(KINDS);

  test.each(KINDS.map(({ name, schema }) => ({ name, keys: keysOfSchema(schema) })))(
    "$name",
    ({ name, keys }) => {
      expect(keys.length).toBeGreaterThan(4);
      const idle = keys.filter((key) => read.get(name)?.has(key) !== true && !hasReader(key));
      expect(idle).toEqual([]);
    },
  );

  // A tree is a text by its name: there is no key in it.
  test.each(
    Object.entries(rulesSchema.shape)
      .filter(([name]) => name !== "trees")
      .map(([name, schema]) => ({ name, keys: keysOfSchema(schema) })),
  )("rules/$name.yaml", ({ keys }) => {
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => !hasReader(key))).toEqual([]);
  });

  test("world.yaml", () => {
    expect(keysOfSchema(worldSchema).filter((key) => !hasReader(key))).toEqual([]);
  });
});

describe("how readers are found", () => {
  test("a key that nothing asks for has none", async () => {
    const schema = roomSchema.extend({ wallpaper: z.string().optional(), at: roomSchema.shape.at });
    const name = "rooms.yaml";
    const read = await keysRead([{ name, schema, shelf: ({ rooms }) => rooms.authored }]);
    const idle = keysOfSchema(schema).filter((key) => read.get(name)?.has(key) !== true);
    expect(idle).toContain("wallpaper");
    expect(idle).not.toContain("at");
    expect(hasReader("wallpaper")).toBe(false);
  });

  test("keys are named through lists, records, short forms, choices and defaults", () => {
    const short = z.preprocess((value) => value, z.strictObject({ item: z.string() }));
    const schema = z.strictObject({
      holds: z.array(short).default([]),
      by: z.record(z.string(), z.union([z.literal(true), z.strictObject({ fee: z.int() })])).optional(),
    });
    expect(keysOfSchema(schema)).toEqual(["holds", "holds.[].item", "by", "by.*.fee"]);
  });

  test.each([
    ["being.glow", true],
    ['rules["glow"]', true],
    ["const { glow, name } = lamp;", true],
    ["function lit({ glow }: Lamp)", true],
    ["const lamp = { glow: 3 };", false],
    ["glowing(lamp)", false],
  ])("%s: %s", (source, reads) => {
    expect(readsKey(source, "glow")).toBe(reads);
  });
});
