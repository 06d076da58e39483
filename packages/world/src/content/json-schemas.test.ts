import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { CONTENT_FILES, jsonSchemas, type JsonSchema } from "./json-schemas.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const CONTENT = join(ROOT, "content");
const ALL = readdirSync(CONTENT, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".yaml"),
);

/** What is exported: the generated files, which the documentation's check keeps current. */
function exported(name: string): JsonSchema {
  const file = join(ROOT, "docs/reference/schemas", `${name}.schema.json`);
  return JSON.parse(readFileSync(file, "utf8")) as JsonSchema;
}

function filesOf(patterns: readonly string[]): string[] {
  return ALL.filter((name) => patterns.some((pattern) => matcher(pattern).test(name)));
}

function matcher(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", "[^/]+")}$`);
}

function validator(schema: JsonSchema): z.ZodType {
  return z.fromJSONSchema(schema);
}

test("every YAML file of the game is of one kind that has a schema", () => {
  const kinds = ALL.map((name) =>
    CONTENT_FILES.filter(({ files }) => files.some((one) => matcher(one).test(name))),
  );
  expect(ALL.filter((_, index) => kinds[index]?.length !== 1)).toEqual([]);
  expect(ALL.length).toBeGreaterThan(40);
});

describe.each(CONTENT_FILES.filter(({ files }) => files.length > 0))(
  "the schema of $name",
  ({ name, files }) => {
    test("takes our own files", () => {
      const takes = validator(exported(name));
      for (const file of filesOf(files)) {
        const result = takes.safeParse(parse(readFileSync(join(CONTENT, file), "utf8")));
        expect([file, result.success ? [] : result.error.issues]).toEqual([file, []]);
      }
    });

    test("refuses a key that nobody knows, and says what each key is", () => {
      const schema = exported(name);
      expect(unknownKeysIn(schema, name)).toEqual([]);
      expect(schema.title).toMatch(/\w/);
    });
  },
);

test("an unknown key in one of our own files is refused", () => {
  const takes = validator(exported("rooms"));
  const rooms = parse(readFileSync(join(CONTENT, "areas/harbor/rooms.yaml"), "utf8")) as Record<
    string,
    object
  >;
  expect(takes.safeParse(rooms).success).toBe(true);
  expect(takes.safeParse({ ...rooms, chapel: { ...rooms["chapel"], peacefull: true } }).success).toBe(false);
  expect(
    takes.safeParse({ ...rooms, chapel: { ...rooms["chapel"], exits: { up: { too: "x" } } } }).success,
  ).toBe(false);
});

test("both forms that an author may write are taken: short, and in full", () => {
  const takes = validator(exported("items"));
  const mug = { name: "a mug", ground: "A mug.", look: "Tin.", weight: 1 };
  for (const durability of [80, { most: 80 }])
    expect(takes.safeParse({ mug: { ...mug, durability } }).success).toBe(true);
  expect(takes.safeParse({ mug: { ...mug, durability: "long" } }).success).toBe(false);
  for (const wear of ["head", { slots: ["head"] }])
    expect(takes.safeParse({ mug: { ...mug, wear } }).success).toBe(true);
});

test("descriptions come from where the keys are described", () => {
  const made = jsonSchemas(
    new Map([
      ["exitSchema.to", "Where it goes."],
      ["objective.kill.npc", "Whom."],
    ]),
  );
  expect(JSON.stringify(made.get("rooms.schema.json"))).toContain('"description":"Where it goes."');
  expect(JSON.stringify(made.get("quests.schema.json")).match(/"description":"Whom\."/g)).toHaveLength(2);
});

test("every key of rooms, items, npcs and quests that is described in the reference is described to editors", () => {
  for (const name of ["world", "area", "rooms", "items", "npcs", "quests"]) {
    const { additionalProperties, properties } = exported(name);
    const keys =
      properties ?? (typeof additionalProperties === "object" ? additionalProperties.properties : {});
    const mute = Object.entries(keys ?? {}).filter(([, { description }]) => description === undefined);
    expect([name, mute.map(([key]) => key)]).toEqual([name, []]);
  }
});

/** Paths of the objects with keys of their own that take others besides. */
function unknownKeysIn(schema: JsonSchema, path: string): string[] {
  const { properties, additionalProperties, items, anyOf = [], oneOf = [] } = schema;
  const open = properties !== undefined && additionalProperties !== false ? [path] : [];
  const inner = Object.entries({ ...properties, "*": additionalProperties, "[]": items }).concat(
    [...anyOf, ...oneOf].map((one, index): [string, JsonSchema] => [`|${index}`, one]),
  );
  return [
    ...open,
    ...inner.flatMap(([key, one]) => (typeof one === "object" ? unknownKeysIn(one, `${path}.${key}`) : [])),
  ];
}
