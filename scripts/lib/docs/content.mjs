// docs/reference/content.md: what may be written in content, and what the check finds.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TAGS } from "../../../packages/protocol/src/markup/tags.ts";
import { DIRECTIONS } from "../../../packages/world/src/content/directions.ts";
import { questSchema } from "../../../packages/world/src/content/quest-schema.ts";
import * as schemas from "../../../packages/world/src/content/schemas.ts";
import { whenSchema } from "../../../packages/world/src/conditions/schema.ts";
import { reactionSchema } from "../../../packages/world/src/content/parts/reacts.ts";
import { REACTION_EFFECTS } from "../../../packages/world/src/reactions/effects/index.ts";
import { conditionComments } from "./content-schemas.mjs";
import { OBJECTIVES } from "../../../packages/world/src/quests/objectives/index.ts";
import { aimSchema } from "../../../packages/world/src/quests/objectives/objective.ts";
import { unwrap } from "../../../packages/cli/src/config/schema-tree.ts";
import { keyComments, source, unionComments } from "./comments.mjs";
import { code, page, sentence, table } from "./markdown.mjs";
import { filesUnder, ROOT } from "../tools.mjs";
import { typeWords } from "./types.mjs";

const SCHEMAS = "packages/world/src/content/schemas.ts";
const QUESTS = "packages/world/src/content/quest-schema.ts";
const OBJECTIVE_FILES = "packages/world/src/quests/objectives";
const PART_FILES = "packages/world/src/content/parts";
const EFFECT_FILES = "packages/world/src/reactions/effects";
const OCCASIONS = "packages/world/src/reactions/occasions.ts";
const FINDINGS = "packages/world/src/content/findings.ts";

/** Each part of an author's files: where it is written, its schema, and the constant that describes its keys. */
const PARTS = [
  { title: "The world", where: "`world.yaml`", constant: "worldSchema" },
  { title: "A zone", where: "`zones.yaml`, under its slug", constant: "zoneSchema" },
  { title: "An area", where: "`areas/<area>/area.yaml`", constant: "areaSchema" },
  { title: "A room", where: "`areas/<area>/rooms.yaml`, under its slug", constant: "roomSchema" },
  { title: "An item", where: "`areas/<area>/items.yaml`, under its slug", constant: "itemSchema" },
  { title: "An npc", where: "`areas/<area>/npcs.yaml`, under its slug", constant: "npcSchema" },
  {
    title: "A help topic's head",
    where: "`help/<topic>.md`, between two lines `---`",
    constant: "helpSchema",
  },
];

/** What the parts of things, beings and rooms say of their keys, as if the schemas said it. */
function partComments() {
  const found = [];
  for (const file of filesUnder(join(ROOT, PART_FILES)).filter((path) => !path.endsWith(".test.ts")))
    for (const [path, comment] of keyComments(readFileSync(file, "utf8"))) {
      const [, rest] = /^\w+\.shape\.(.+)$/.exec(path) ?? [];
      if (rest !== undefined) for (const { constant } of PARTS) found.push([`${constant}.${rest}`, comment]);
    }
  return found;
}

export function contentPage() {
  const comments = new Map([...keyComments(source(SCHEMAS)), ...partComments()]);
  const parts = [
    page(
      "Content",
      [SCHEMAS, QUESTS, FINDINGS, "packages/protocol/src/markup/tags.ts"],
      "What may be written in the files of a game. How to go about it is in the [builder's guide](../guides/builder.md). A key that is not here is a " +
        "finding. A reference is a `slug` of the same area, or `area:slug`.",
    ),
  ];
  for (const { title, where, constant } of PARTS) {
    const schema = schemas[constant];
    parts.push(`## ${title}\n`, `In ${where}.\n`, keys(schema, constant, comments));
    if (constant === "roomSchema") {
      const { exits, things } = schema.shape;
      parts.push(
        "### An exit\n",
        "Written in full; `north: quay` is short for `north: { to: quay }`.\n",
        keys(inner(unwrap(exits).valueType), "exitSchema", comments),
        "### A door\n",
        "Written in full; `door: oak door` is short for `door: { name: oak door }`.\n",
        keys(inner(inner(unwrap(exits).valueType).shape.door.unwrap()), "doorSchema", comments),
        "### A thing\n",
        "Written in full; `quay-lamp` is short for `{ item: quay-lamp }`.\n",
        keys(inner(unwrap(things).element), "placementSchema", comments),
      );
    }
    if (constant === "npcSchema")
      parts.push("### An errand\n", keys(unwrap(schema.shape.errand), "npcSchema.errand", comments));
  }
  parts.push(...questTables());
  parts.push(...conditionTables(), ...reactionTables());
  parts.push(
    "## Directions\n",
    `${DIRECTIONS.map(code).join(", ")}.\n`,
    "## Tags\n",
    `Words may be marked for what they are, and each client shows that in its own way: ${TAGS.map((tag) => code(`<${tag}>`)).join(", ")}. A tag is closed ` +
      "(`<item>a mug</item>`), has no attributes, and nothing else may stand in angle brackets.\n",
    "## Findings\n",
    "What `npm run wyldlands -- content check` may say; the message names what to do. With `--json` each finding is `{file, line, code, message}`.\n",
    table(
      ["code", "what is wrong"],
      unionComments(FINDINGS, "FindingCode").map(({ name, comment }) => [code(name), sentence(comment)]),
    ),
  );
  return parts.join("\n");
}

/** What may stand under `when:`. */
function conditionTables() {
  const comments = conditionComments();
  return [
    "## A condition\n",
    "Under `when:`, wherever that is a key. Every key has to hold; of a list, one is enough. `not` and `any` hold conditions without `not` and `any`. Where " +
      "nobody in particular is meant (what comes into the world, `timer`, `hour`, `load`) nothing can be asked of somebody; what is looked at again and again " +
      "(`states`, exits) knows no `chance`.\n",
    keys(whenSchema, "when", comments),
  ];
}

/** `reacts:` of rooms, npcs and items. */
function reactionTables() {
  const effects = new Map(
    filesUnder(join(ROOT, EFFECT_FILES)).flatMap((file) => [...keyComments(readFileSync(file, "utf8"))]),
  );
  return [
    "## A reaction\n",
    "An entry of `reacts:` of a room, an npc or an item: `{ on: enter, when: { hours: { from: night, to: dawn } }, do: [{ say: Who is there? }] }`.\n",
    keys(reactionSchema, "reactionSchema", new Map(keyComments(source(`${PART_FILES}/reacts.ts`)))),
    "### What it waits for\n",
    table(
      ["on", "when"],
      [...keyComments(source(OCCASIONS))].flatMap(([path, comment]) => {
        const [, name] = /^OCCASIONS\.(\w+)$/.exec(path) ?? [];
        return name === undefined ? [] : [[code(name), comment]];
      }),
    ),
    "### What it does\n",
    "One key to an entry of `do`, one after the other. In the words `{self}` is what reacts, `{actor}` who brought it about, `{item}` what it was about.\n",
    table(
      ["key", "what stands behind it", "what it does"],
      REACTION_EFFECTS.map(({ key, schema }) => [code(key), typeWords(schema), effects.get(key) ?? ""]),
    ),
  ];
}

/** `quests.yaml`: a quest, and what it is made of. */
function questTables() {
  const comments = new Map(keyComments(source(QUESTS)));
  const { requires, rewards, steps } = questSchema.shape;
  const step = unwrap(steps).element;
  const option = unwrap(step.shape.choose).valueType;
  return [
    "## A quest\n",
    "In `areas/<area>/quests.yaml`, under its slug.\n",
    keys(questSchema, "questSchema", comments),
    "### What a quest requires\n",
    keys(unwrap(requires), "questSchema.requires", comments),
    "### A step\n",
    keys(step, "stepSchema", comments),
    "### A way to choose\n",
    keys(option, "optionSchema", comments),
    "### Rewards\n",
    keys(unwrap(rewards), "questRewardsSchema", comments),
    "### Objectives\n",
    "Each has a `kind`, and may have a `text`: what it is called in the journal in the place of the game's own words.\n",
    ...OBJECTIVES.flatMap((objective) => {
      const { kind: _kind, text: _text, ...own } = aimSchema(objective).shape;
      const file = join(ROOT, OBJECTIVE_FILES, `${objective.kind}.ts`);
      const found = keyComments(readFileSync(file, "utf8")).entries();
      const about = new Map(
        [...found].map(([path, comment]) => [path.replace(/^.*?\.shape\./, "aim."), comment]),
      );
      return [`#### ${code(objective.kind)}\n`, keys({ shape: own }, "aim", about)];
    }),
  ];
}

/** What a preprocessing step hands on. */
function inner(schema) {
  return schema.def.type === "pipe" ? schema.def.out : schema;
}

function keys(schema, constant, comments) {
  return table(
    ["key", "value", "needed", "what it is"],
    Object.entries(schema.shape).map(([name, value]) => {
      const comment = comments.get(`${constant}.${name}`);
      if (comment === undefined) throw new Error(`${SCHEMAS}: ${constant}.${name} needs a doc comment.`);
      return [code(name), kind(name, value), value.safeParse(undefined).success ? "" : "yes", comment];
    }),
  );
}

/** Exits and things take two forms, and have tables of their own. */
function kind(name, schema) {
  if (name === "exits") return "direction: exit";
  if (name === "details") return "keyword: text";
  if (name === "things") return "list of things";
  return typeWords(schema);
}
