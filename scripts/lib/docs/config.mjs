// docs/reference/config.md: every key of wyldlands.yaml.
import { check } from "../../../packages/cli/src/config/check.ts";
import { variableOf } from "../../../packages/cli/src/config/read-environment.ts";
import { CONFIG_SCHEMAS } from "../../../packages/cli/src/config/schema.ts";
import { find, getPath, keyTree, leafPaths } from "../../../packages/cli/src/config/schema-tree.ts";
import { keyComments, source } from "./comments.mjs";
import { code, page, table } from "./markdown.mjs";
import { typeWords } from "./types.mjs";

/** Where the keys are described; a constant's keys stand under its prefix, or each of its prefixes, in the file. */
const FILES = [
  { path: "packages/world/src/config.ts", constants: { worldConfig: "" } },
  { path: "packages/voice/src/config/llm-config.ts", constants: { llmConfig: "ai.llm." } },
  { path: "packages/voice/src/config/provider-config.ts", constants: { provider: "ai.llm." } },
  {
    path: "packages/voice/src/moderation/settings.ts",
    constants: {
      moderationConfig: "ai.moderation.",
      table: ["ai.moderation.input.", "ai.moderation.output."],
    },
  },
  {
    path: "packages/gateway/src/config.ts",
    constants: { gatewayConfig: "gateway.", limits: "gateway.limits." },
  },
  { path: "packages/cli/src/config/cli-schema.ts", constants: { cliConfig: "" } },
];

/** Every key: `name`, `comment`, `type`, `value` (its default) and the variable that sets it. */
function configKeys() {
  const comments = new Map();
  for (const { path, constants } of FILES) {
    for (const [key, comment] of keyComments(source(path))) {
      const dot = key.indexOf(".");
      for (const prefix of [constants[key.slice(0, dot)] ?? []].flat())
        if (!comments.has(prefix + key.slice(dot + 1))) comments.set(prefix + key.slice(dot + 1), comment);
    }
  }
  const tree = keyTree(CONFIG_SCHEMAS);
  const { values } = check(CONFIG_SCHEMAS, {});
  return leafPaths(tree).map((path) => {
    const name = path.join(".");
    const comment = comments.get(name);
    if (comment === undefined)
      throw new Error(
        `The key ${name} needs a doc comment above it, in ${FILES.map((file) => file.path).join(" or ")}.`,
      );
    return {
      name,
      comment,
      type: typeWords(find(tree, path)),
      value: getPath(values, path),
      variable: variableOf(path),
    };
  });
}

export function configPage() {
  const sections = new Map();
  for (const key of configKeys()) {
    const section = key.name.slice(0, key.name.lastIndexOf("."));
    sections.set(section, [...(sections.get(section) ?? []), key]);
  }
  const parts = [
    page(
      "Configuration",
      FILES.map((file) => file.path),
      "`wyldlands.yaml` is read from the working directory, or from where `--config` says; without one everything has its default. A variable of the " +
        "environment outranks the file. A key that is not here, or a value that does not fit, stops the start and is named with its line (exit code 78). " +
        "`npm run wyldlands -- config` prints what holds, and where each value comes from.",
    ),
  ];
  for (const [section, keys] of sections) {
    parts.push(
      `## ${section}\n`,
      table(
        ["key", "default", "value", "what it means", "variable"],
        keys.map(({ name, comment, type, value, variable }) => [
          code(name),
          value === undefined ? "not set" : code(JSON.stringify(value)),
          type,
          comment,
          code(variable),
        ]),
      ),
    );
  }
  parts.push(
    "## Variables that are no keys\n",
    table(
      ["variable", "what it means"],
      [
        ["`WYLDLANDS_DATA_DIR`", "The data folder; `./data` without it."],
        ["`DATABASE_URL`", "Sets `database.url`; `WYLDLANDS_DATABASE__URL` outranks it."],
      ],
    ),
  );
  return parts.join("\n");
}
