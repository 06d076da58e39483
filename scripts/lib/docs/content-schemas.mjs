// docs/reference/schemas/: JSON Schemas of the files of a game, with what the sources' comments say of each key.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { jsonSchemas } from "../../../packages/world/src/content/json-schemas.ts";
import { filesUnder, ROOT } from "../tools.mjs";
import { keyComments, source } from "./comments.mjs";

const CONTENT = "packages/world/src/content";
const CATALOGUES = ["roomSchema", "itemSchema", "npcSchema"];

/** What every key's doc comment says, by the path under which `jsonSchemas` looks for it. */
export function keyDescriptions() {
  const found = new Map();
  for (const file of [
    `${CONTENT}/schemas.ts`,
    `${CONTENT}/quest-schema.ts`,
    "packages/world/src/rules/schemas.ts",
  ])
    for (const [path, comment] of keyComments(source(file))) found.set(path, comment);
  for (const [path, comment] of shapes(`${CONTENT}/parts`))
    for (const constant of CATALOGUES)
      if (!found.has(`${constant}.${path}`)) found.set(`${constant}.${path}`, comment);
  for (const [path, comment] of conditionComments()) found.set(path, comment);
  for (const [path, comment] of keyComments(source("packages/world/src/time/hours.ts")))
    found.set(path, comment);
  for (const [path, comment] of keyComments(source(`${CONTENT}/parts/reacts.ts`)))
    if (path.startsWith("reactionSchema.")) found.set(path, comment);
  for (const file of filesUnder(join(ROOT, "packages/world/src/reactions/effects")))
    for (const [path, comment] of keyComments(readFileSync(file, "utf8")))
      found.set(`effect.${path}`, comment);
  for (const [path, comment, kind] of shapes("packages/world/src/quests/objectives"))
    found.set(`objective.${kind}.${path}`, comment);
  return found;
}

/** What the conditions' own comments say, by `when.<key>`. */
export function conditionComments() {
  const all = keyComments(source("packages/world/src/conditions/schema.ts"));
  const found = new Map();
  for (const [path, comment] of all) {
    const [, key] = /^(?:PLACE|PERSON|CHANCE)(?:\.plain)?\.(\w+)$/.exec(path) ?? [];
    if (key !== undefined) found.set(`when.${key}`, comment);
  }
  return found;
}

/** The comments inside the `shape` of each file of a folder, with the `kind` that the file is of. */
function shapes(folder) {
  return filesUnder(join(ROOT, folder))
    .filter((file) => !file.endsWith(".test.ts"))
    .flatMap((file) => {
      const text = readFileSync(file, "utf8");
      const kind = /^ {2}kind: "([^"]+)"/m.exec(text)?.[1] ?? basename(file, ".ts");
      return [...keyComments(text)].flatMap(([path, comment]) => {
        const rest = /^\w+\.shape\.(.+)$/.exec(path)?.[1];
        return rest === undefined ? [] : [[rest, comment, kind]];
      });
    });
}

/** The text of every schema, by its file's name below docs/reference/. */
export function contentSchemas() {
  return [...jsonSchemas(keyDescriptions())].map(([name, schema]) => [
    `schemas/${name}`,
    `${JSON.stringify(schema, null, 2)}\n`,
  ]);
}
