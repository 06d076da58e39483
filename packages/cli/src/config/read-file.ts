import { LineCounter, isAlias, isMap, isScalar, parseDocument, type Node, type Pair } from "yaml";
import { didYouMean } from "@wyldlands/world/nearest";
import { isSection, setPath, type Section } from "./schema-tree.ts";

/** What one source of values gave. Origins and problems are for people; paths are joined with dots. */
export interface Source {
  readonly values: Record<string, unknown>;
  readonly origins: Map<string, string>;
  readonly problems: string[];
}

export function emptySource(): Source {
  return { values: {}, origins: new Map(), problems: [] };
}

/** A secret in a file that is copied, shown and kept in versions is none for long. */
export const NO_KEYS_HERE =
  "is refused: a key is never written into the configuration. Put it into an environment variable and its name into 'api_key_env', or into a file and its path into 'api_key_file'.";

/** Reads the text of a configuration file against the key tree. `file` is its name as the operator wrote it. */
export function readConfigFile(file: string, text: string, tree: Section): Source {
  const source = emptySource();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  for (const fault of document.errors) {
    source.problems.push(`${file}:${lines.linePos(fault.pos[0]).line}: not YAML: ${sentence(fault.message)}`);
  }
  if (source.problems.length > 0) return source;
  const where = (node: unknown): string => {
    const range = (node as Node | undefined)?.range;
    return `${file}:${range ? lines.linePos(range[0]).line : 1}`;
  };

  const readSection = (node: Node | null, section: Section, path: readonly string[]): void => {
    if (node === null || (isScalar(node) && node.value === null)) return;
    if (!isMap(node)) {
      const name = path.length === 0 ? "The file" : `'${path.join(".")}' is a section and`;
      source.problems.push(
        `${where(node)}: ${name} must hold keys, one to a line: ${[...section.keys.keys()].join(", ")}.`,
      );
      return;
    }
    for (const pair of node.items) readPair(pair as Pair<Node, Node | null>, section, path);
  };

  const readPair = (pair: Pair<Node, Node | null>, section: Section, path: readonly string[]): void => {
    const name = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
    const known = section.keys.get(name);
    const full = [...path, name];
    if (known === undefined && name === "api_key") {
      source.problems.push(`${where(pair.key)}: '${full.join(".")}' ${NO_KEYS_HERE}`);
    } else if (known === undefined) {
      source.problems.push(
        `${where(pair.key)}: '${full.join(".")}' is not a key.${didYouMean(name, section.keys.keys())} ` +
          `${path.length === 0 ? "The file" : `'${path.join(".")}'`} may hold: ${[...section.keys.keys()].join(", ")}.`,
      );
    } else if (isSection(known)) {
      readSection(resolve(pair.value), known, full);
    } else {
      const value = resolve(pair.value)?.toJS(document) as unknown;
      if (value === null || value === undefined) {
        source.problems.push(
          `${where(pair.key)}: '${full.join(".")}' has no value. Give it one or remove the line.`,
        );
        return;
      }
      setPath(source.values, full, value);
      source.origins.set(full.join("."), where(pair.key));
    }
  };

  const resolve = (node: Node | null): Node | null =>
    isAlias(node) ? ((node.resolve(document) as Node | undefined) ?? null) : node;

  readSection(document.contents, tree, []);
  return source;
}

function sentence(text: string): string {
  const line = text.split("\n")[0] ?? text;
  return line.endsWith(".") ? line : `${line}.`;
}
