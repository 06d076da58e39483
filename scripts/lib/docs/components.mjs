// docs/reference/components.md: what entities are made of.
import { COMPONENTS } from "../../../packages/world/src/components/index.ts";
import { keyComments, source } from "./comments.mjs";
import { code, page, table } from "./markdown.mjs";
import { typeWords } from "./types.mjs";

const FOLDER = "packages/world/src/components";

export function componentsPage() {
  const parts = [
    page(
      "Components",
      [`${FOLDER}/index.ts`],
      "What entities of the world are made of. `authored`: content's prototypes say it, and only what differs is stored; `state`: what happened since. " +
        "Times are world time in milliseconds. Where a thing is and what it holds is the relation `contained-in`.",
    ),
  ];
  for (const type of COMPONENTS) {
    const facts = [type.kind, type.persist ? "stored" : "not stored", `version ${type.version}`];
    parts.push(`## ${type.name}\n`, `${aboutOf(type.name)} *(${facts.join(", ")})*\n`, fieldsOf(type));
  }
  return parts.join("\n");
}

/** The doc comment of the constant in the component's own file. */
function aboutOf(name) {
  const path = `${FOLDER}/${name}.ts`;
  const constant = name.replaceAll(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
  const comment = keyComments(source(path)).get(constant);
  if (comment === undefined) throw new Error(`${path}: ${constant} needs a doc comment.`);
  return comment;
}

function fieldsOf({ schema }) {
  const { shape } = schema;
  if (!shape) return `Its value: ${valueWords(schema)}.\n`;
  return table(
    ["field", "value", "needed"],
    Object.entries(shape).map(([name, field]) => [
      code(name),
      typeWords(field),
      field.safeParse(undefined).success ? "" : "yes",
    ]),
  );
}

/** A list or a record at the top says what each of its entries is. */
function valueWords(schema) {
  const { element, valueType } = schema;
  const entry = element ?? valueType;
  const of = entry?.shape ? `\`${Object.keys(entry.shape).join("`, `")}\`` : entry && typeWords(entry);
  if (element) return `a list; each entry: ${of}`;
  return valueType ? `keys with values; each value: ${of}` : typeWords(schema);
}
