// docs/reference/minds.md: what minds sense and can do, out of the sources' own words, for whoever writes `rules/minds.yaml`.
import { MIND_ACTIONS } from "../../../packages/world/src/minds/actions/index.ts";
import { SENSE_NAMES } from "../../../packages/world/src/minds/sense-names.ts";
import { source } from "./comments.mjs";
import { code, page, table } from "./markdown.mjs";

const SOURCES = ["packages/world/src/minds/senses.ts", "packages/world/src/minds/actions/"];

export function mindsPage() {
  const comments = senseComments();
  return [
    page(
      "Minds",
      SOURCES,
      "What a mind can sense, for the facts and numbers of `rules/minds.yaml`, and what it can do, for its actions and days. " +
        "The keys of that file stand under [content](content.md), how all of it fits together in [the builder's guide](../guides/builder.md#minds).",
    ),
    "## Senses\n",
    table(
      ["sense", "what it says"],
      SENSE_NAMES.map((name) => [code(name), comments.get(name) ?? ""]),
    ),
    "## Actions\n",
    table(
      ["does", "what it is", "`with`"],
      Object.values(MIND_ACTIONS).map(({ name, about, shape }) => [
        code(name),
        about,
        Object.entries(shape)
          .map(([key, schema]) => `${code(key)}: ${kindOf(schema)}`)
          .join("<br>"),
      ]),
    ),
  ].join("\n");
}

/** The doc comment before each sense; one that covers several follows the first of them. */
function senseComments() {
  const found = new Map();
  let comment = "";
  for (const line of source("packages/world/src/minds/senses.ts").split("\n")) {
    const said = /^ {2}\/\*\* (.*) \*\/$/.exec(line);
    const key = /^ {2}"?([a-z-]+)"?: \(/.exec(line);
    if (said) comment = said[1];
    else if (key) {
      found.set(key[1], comment || `What the name says: ${key[1]}.`);
      comment = "";
    }
  }
  return found;
}

function kindOf(schema) {
  const {
    type,
    anyOf,
    enum: words,
    minimum,
    items,
  } = schema.toJSONSchema({ io: "input", unrepresentable: "any" });
  const optional = schema.safeParse(undefined).success ? ", may be left out" : "";
  if (words) return `${words.map(code).join(" or ")}${optional}`;
  if (anyOf) return `a text or a list of them${optional}`;
  if (type === "number" || type === "integer")
    return `${type === "integer" ? "a whole number" : "a number"}${minimum === undefined ? "" : `, at least ${minimum}`}${optional}`;
  if (type === "array") return `a list of ${items?.type ?? "text"}s${optional}`;
  return `a text${optional}`;
}
