import { parse } from "yaml";
import { z } from "zod";
import { didYouMean } from "@wyldlands/world/nearest";
import { emptySource, type Source } from "./read-file.ts";
import { find, isSection, leafPaths, setPath, unwrap, type Section } from "./schema-tree.ts";

const PREFIX = "WYLDLANDS_";

/** The variable that sets a key: two underscores stand for one level. */
export function variableOf(path: readonly string[]): string {
  return PREFIX + path.join("__").toUpperCase();
}

/**
 * Values given by environment. `DATABASE_URL` sets `database.url`; `WYLDLANDS_DATABASE__URL` outranks it. Variables
 * set to nothing count as not set. A variable that looks like a key of ours but is none is a problem; one that
 * merely shares the prefix (`WYLDLANDS_DATA_DIR`) is left alone.
 */
export function readEnvironment(env: NodeJS.ProcessEnv, tree: Section): Source {
  const source = emptySource();
  const take = (name: string, path: readonly string[], text: string): void => {
    const schema = find(tree, path);
    if (schema === undefined || isSection(schema)) return;
    setPath(source.values, path, readValue(text, schema));
    source.origins.set(path.join("."), name);
  };
  if (env["DATABASE_URL"]) take("DATABASE_URL", ["database", "url"], env["DATABASE_URL"]);
  for (const name of Object.keys(env).sort()) {
    const text = env[name];
    if (!name.startsWith(PREFIX) || !text) continue;
    const path = name.slice(PREFIX.length).toLowerCase().split("__");
    const known = find(tree, path);
    if (known !== undefined && !isSection(known)) {
      take(name, path, text);
    } else if (looksLikeKey(path, tree)) {
      const variables = leafPaths(tree).map(variableOf);
      const meant = variables.find((variable) => squash(variable) === squash(name));
      const hint = meant === undefined ? didYouMean(name, variables) : ` Did you mean '${meant}'?`;
      const what = isSection(known) ? "names a section, not a key" : "names no key";
      source.problems.push(
        `${name}: ${what}.${hint} Levels are joined by two underscores, as in ${PREFIX}GATEWAY__TELNET__PORT; \`wyldlands config\` lists all keys.`,
      );
    }
  }
  return source;
}

function looksLikeKey(path: readonly string[], tree: Section): boolean {
  if (path.length > 1) return true;
  const [word = ""] = path;
  return [...tree.keys.keys()].some((section) => word === section || word.startsWith(`${section}_`));
}

function squash(name: string): string {
  return name.replaceAll("_", "");
}

/** Text keys take the variable as it is; others read it as YAML, so `true`, `4001` and `[a, b]` mean what they look like. */
function readValue(text: string, schema: z.ZodType): unknown {
  if (unwrap(schema) instanceof z.ZodString) return text;
  try {
    return parse(text) as unknown;
  } catch {
    return text;
  }
}
