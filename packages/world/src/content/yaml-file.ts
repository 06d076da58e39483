import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import type { Document, Node, Pair } from "yaml";
import { Findings, type FindingCode } from "./findings.ts";
import { quickYaml, type Places } from "./quick-yaml.ts";
import { lineOfOffset, offsetOfNthBracket } from "./text-file.ts";
import type { TextFile } from "./text-file.ts";
import { tooDeepLine } from "./yaml-depth.ts";

export type YamlPath = readonly PropertyKey[];

/** A parsed YAML file that can say on which line any of its parts is written. */
export interface YamlFile {
  readonly file: string;
  readonly value: unknown;
  /** Line of the key or list entry at the path; of the nearest part that exists when the path leads nowhere. */
  lineOf(path: YamlPath): number;
  /** Line of the n-th '<' inside the text at the path. */
  lineOfBracket(path: YamlPath, nth: number): number;
}

/**
 * Parses YAML 1.2. Findings: 'bad-yaml' for what does not parse (the first fault only, the rest are its echoes), and for keys written twice in one map the code that
 * `duplicateCode` gives for the map's path. Anchors and aliases are refused: an author copies text or makes a prototype.
 */
export function parseYamlFile(
  text: TextFile,
  findings: Findings,
  duplicateCode: (path: YamlPath) => FindingCode = () => "duplicate-key",
): YamlFile | undefined {
  return parseQuickly(text) ?? parseWhole(text, findings, duplicateCode);
}

/** Where a file's parts stand is read when somebody asks: that is when something is wrong with them. */
function parseQuickly({ file, text }: TextFile): YamlFile | undefined {
  const read = quickYaml(text);
  if (!read) return undefined;
  if (!read.isPlaced) {
    let whole: YamlFile | undefined;
    const slowly = (): YamlFile | undefined =>
      (whole ??= parseWhole({ file, text }, new Findings(), () => "duplicate-key"));
    return {
      file,
      value: read.value,
      lineOf: (path) => slowly()?.lineOf(path) ?? read.line,
      lineOfBracket: (path, nth) => slowly()?.lineOfBracket(path, nth) ?? read.line,
    };
  }
  let placed: { value: unknown; places: Places } | undefined;
  const place = (): { value: unknown; places: Places } => {
    const places: Places = new Map();
    return { value: quickYaml(text, places)?.value, places };
  };
  const lineOf = (path: YamlPath): number => {
    placed ??= place();
    let node = placed.value;
    let { line } = read;
    for (const step of path) {
      const key = Array.isArray(node) ? Number(step) : String(step);
      if (typeof node !== "object" || node === null || !Object.hasOwn(node, key)) break;
      line = placed.places.get(node)?.get(key) ?? line;
      node = (node as Record<PropertyKey, unknown>)[key];
    }
    return line;
  };
  return {
    file,
    value: read.value,
    lineOf,
    lineOfBracket(path, nth) {
      const before = text.split("\n", lineOf(path) - 1).join("\n").length;
      return lineOfOffset(text, offsetOfNthBracket(text, before, nth));
    },
  };
}

function parseWhole(
  { file, text }: TextFile,
  findings: Findings,
  duplicateCode: (path: YamlPath) => FindingCode,
): YamlFile | undefined {
  const deep = tooDeepLine(text);
  if (deep !== undefined) {
    findings.add(
      file,
      deep,
      "bad-yaml",
      "This is nested deeper than any content is. Check the brackets and the indentation.",
    );
    return undefined;
  }
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  const problem = doc.errors[0] ?? doc.warnings[0];
  if (problem !== undefined) {
    findings.add(file, lines.linePos(problem.pos[0]).line, "bad-yaml", `${problem.message}. ${YAML_HINT}`);
    return undefined;
  }
  visit(doc, {
    Alias(_, node) {
      findings.add(
        file,
        lines.linePos(node.range?.[0] ?? 0).line,
        "bad-yaml",
        "Aliases (*name) are not used here. Write the value out, or put it in quotes.",
      );
    },
  });
  if (containsAlias(doc)) return undefined;

  for (const { path, key, offset, first } of duplicateKeys(doc.contents, [])) {
    const { line } = lines.linePos(offset);
    const earlier = lines.linePos(first).line;
    findings.add(
      file,
      line,
      duplicateCode(path),
      `'${key}' is already on line ${earlier}. Rename one of the two, or merge them.`,
    );
  }

  const offsetOf = (path: YamlPath): number => {
    let node: unknown = doc.contents;
    let offset = startOf(node) ?? 0;
    for (const step of path) {
      const next = childAt(node, step);
      if (next === undefined) break;
      node = next.node;
      offset = next.offset ?? offset;
    }
    return offset;
  };
  return {
    file,
    value: doc.toJS(),
    lineOf: (path) => lines.linePos(offsetOf(path)).line,
    lineOfBracket: (path, nth) => lines.linePos(offsetOfNthBracket(text, offsetOf(path), nth)).line,
  };
}

const YAML_HINT =
  "Check the indentation (spaces, no tabs), and put texts with ': ' or '#' in quotes or after '>-'.";

function containsAlias(doc: Document): boolean {
  let found = false;
  visit(doc, { Node: (_, node) => void (found ||= isAlias(node)) });
  return found;
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

function childAt(
  node: unknown,
  step: PropertyKey,
): { node: unknown; offset: number | undefined } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isPair(item) && keyOf(item) === String(step));
    return pair && { node: pair.value, offset: startOf(pair.key) };
  }
  if (isSeq(node)) {
    const entry = node.items[Number(step)];
    return entry === undefined ? undefined : { node: entry, offset: startOf(entry) };
  }
  return undefined;
}

interface Duplicate {
  readonly path: YamlPath;
  readonly key: string;
  readonly offset: number;
  readonly first: number;
}

function* duplicateKeys(node: unknown, path: YamlPath): Generator<Duplicate> {
  if (isSeq(node)) {
    for (const [index, entry] of node.items.entries()) yield* duplicateKeys(entry, [...path, index]);
  }
  if (!isMap(node)) return;
  const seen = new Map<string, number>();
  for (const pair of node.items) {
    const key = keyOf(pair);
    const offset = startOf(pair.key) ?? 0;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, offset);
    else yield { path, key, offset, first };
    yield* duplicateKeys(pair.value, [...path, key]);
  }
}
