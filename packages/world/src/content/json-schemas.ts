import { z } from "zod";
import { rulesSchema } from "../rules/schemas.ts";
import { questSchema } from "./quest-schema.ts";
import {
  areaSchema,
  helpSchema,
  itemSchema,
  npcSchema,
  roomSchema,
  worldSchema,
  zoneSchema,
} from "./schemas.ts";

export interface JsonSchema {
  [key: string]: unknown;
  title?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
}

/** What an author's file of that kind may hold; the name is the JSON Schema's. `keys` is where the descriptions of its keys begin. */
export interface ContentFileKind {
  readonly name: string;
  readonly title: string;
  /** Files of a content folder that are of it. */
  readonly files: readonly string[];
  readonly schema: z.ZodType;
  readonly keys: string;
}

const slugs = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const catalogue = (schema: z.ZodType): z.ZodType => z.record(slugs, schema);

/** Where the keys of a part of `rules/` are described, when it is not in `<singular>Schema`. */
const RULE_KEYS: Readonly<Record<string, string>> = { folk: "folkSchema", calendar: "calendarSchema" };

/** Every kind of file that has a schema. */
export const CONTENT_FILES: readonly ContentFileKind[] = [
  { name: "world", title: "The world", files: ["world.yaml"], schema: worldSchema, keys: "worldSchema" },
  {
    name: "zones",
    title: "Zones, each under its slug",
    files: ["zones.yaml"],
    schema: catalogue(zoneSchema),
    keys: "zoneSchema",
  },
  { name: "area", title: "An area", files: ["areas/*/area.yaml"], schema: areaSchema, keys: "areaSchema" },
  ...(
    [
      ["rooms", "Rooms", roomSchema, "roomSchema"],
      ["items", "Items", itemSchema, "itemSchema"],
      ["npcs", "Npcs", npcSchema, "npcSchema"],
      ["quests", "Quests", questSchema, "questSchema"],
    ] as const
  ).map(([name, title, schema, keys]) => ({
    name,
    title: `${title} of an area, each under its slug`,
    files: [`areas/*/${name}.yaml`, `areas/*/${name}/*.yaml`],
    schema: catalogue(schema),
    keys,
  })),
  { name: "help-head", title: "A help topic's head", files: [], schema: helpSchema, keys: "helpSchema" },
  ...Object.entries(rulesSchema.shape).map(([name, schema]) => ({
    name: `rules-${name}`,
    title: `Rules: ${name}`,
    files: [`rules/${name}.yaml`],
    schema,
    keys: RULE_KEYS[name] ?? `${name.replace(/ies$/, "y").replace(/([^s])s$/, "$1")}Schema`,
  })),
];

/** Keys whose own keys are described under another name. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "zoneSchema.currency": "currencySchema",
  "areaSchema.currency": "currencySchema",
  "roomSchema.exits": "exitSchema",
  "exitSchema.door": "doorSchema",
  "roomSchema.things": "placementSchema",
  "questSchema.rewards": "questRewardsSchema",
  "optionSchema.rewards": "questRewardsSchema",
  "questSchema.steps": "stepSchema",
  "stepSchema.choose": "optionSchema",
  "questSchema.gives": "lotSchema",
  "questRewardsSchema.things": "lotSchema",
  "questRewardsSchema.choose": "lotSchema",
  "stepSchema.objectives": "objective",
  "optionSchema.objectives": "objective",
};

/** Keys that mean the same wherever they stand. */
const COMMON: Readonly<Record<string, string>> = {
  when: "when",
  hours: "hoursSchema",
  reacts: "reactionSchema",
  do: "effect",
};

/**
 * A JSON Schema of each kind of file, by file name, for editors to complete and check by. `descriptions` is by dotted path
 * (`roomSchema.look`, `objective.kill.npc`): what the doc comments of the keys say.
 */
export function jsonSchemas(descriptions: ReadonlyMap<string, string>): Map<string, JsonSchema> {
  return new Map(
    CONTENT_FILES.map(({ name, title, schema, keys }) => {
      const made = z.toJSONSchema(schema, {
        io: "input",
        unrepresentable: "any",
        override: ({ zodSchema, jsonSchema }) =>
          withShortForm(zodSchema as unknown as z.ZodType, jsonSchema as JsonSchema),
      });
      const json = structuredClone(made) as JsonSchema;
      describe(json, keys, descriptions);
      const { $schema, ...rest } = json;
      return [`${name}.schema.json`, { $schema, title, ...rest }];
    }),
  );
}

/** What `preprocess` lets an author write short (`north: quay`) is either that or the keys in full. */
function withShortForm(schema: z.ZodType, json: JsonSchema): void {
  const def = schema.def as unknown as { type: string; in?: z.ZodType };
  if (def.type !== "pipe" || def.in?.def.type !== "transform" || json.anyOf !== undefined) return;
  const full = { ...json };
  for (const key of Object.keys(json)) delete json[key];
  const short = schema.safeParse(1).success ? "integer" : "string";
  json.anyOf = [{ type: short }, full];
}

function describe(json: JsonSchema, prefix: string, descriptions: ReadonlyMap<string, string>): void {
  for (const [key, inner] of Object.entries(json.properties ?? {})) {
    const path = `${prefix}.${key}`;
    const words = descriptions.get(path);
    if (words !== undefined) inner.description = words;
    describe(inner, ELSEWHERE[path] ?? COMMON[key] ?? path, descriptions);
  }
  for (const inner of [...(json.anyOf ?? []), ...(json.oneOf ?? [])]) {
    const kind = inner.properties?.["kind"]?.["const"];
    describe(inner, prefix === "objective" ? `objective.${String(kind)}` : prefix, descriptions);
  }
  for (const inner of [json.additionalProperties, json.items])
    if (typeof inner === "object") describe(inner, prefix, descriptions);
}
