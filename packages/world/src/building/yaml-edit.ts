import { isDeepStrictEqual } from "node:util";
import { isAlias, isMap, isScalar, isSeq, visit, type Node, type Pair } from "yaml";
import { YamlChange } from "./yaml-change.ts";
import { YamlEditError } from "./yaml-error.ts";
import { CANNOT, keyText, parseYaml, startOf, type YamlText } from "./yaml-text.ts";
import { asJson, writeKey, type KeyOrder } from "./yaml-write.ts";

export { YamlEditError } from "./yaml-error.ts";

/** Keys and indexes (from 0), from the outermost inward. */
export type EditPath = readonly (string | number)[];

export interface EditOptions {
  /** The order of keys below a path, such as that in which a schema names them; new ones go where it says, without it to the end. */
  readonly order?: KeyOrder;
}

/**
 * Edits of YAML texts that people wrote. Whatever is not edited keeps every byte: comments, blank lines, quotes, folded texts, line ends. What is
 * written is in the style of the content that ships. The result is read back: unless it says exactly what was meant, a YamlEditError is thrown
 * and there is no result.
 */

/** What stands at a path; undefined when nothing does. An empty value (`key:`) is null. */
export function getIn(text: string, path: EditPath): unknown {
  return partAt(parseYaml(text).data, path);
}

/** Writes a value, with the keys on the way to it where they are missing. The index behind a list's last entry adds one. */
export function setIn(text: string, path: EditPath, value: unknown, options: EditOptions = {}): string {
  asJson(value);
  const yaml = parseYaml(text);
  noAliasOn(yaml, path);
  return changed(yaml, setData(yaml.data, path, value, []), options);
}

/** Takes a key or an entry of a list away. Throws 'no-such-place' when it is not there. */
export function removeIn(text: string, path: EditPath, options: EditOptions = {}): string {
  const yaml = parseYaml(text);
  noAliasOn(yaml, path);
  if (path.length === 0 || partAt(yaml.data, path) === undefined)
    throw new YamlEditError("no-such-place", `There is no ${nameOf(path)} to take away.`);
  return changed(yaml, without(yaml.data, path), options, path);
}

/** Calls the key at the end of the path otherwise; its place among the others and all below it stay. */
export function renameKey(text: string, path: EditPath, to: string): string {
  const yaml = parseYaml(text);
  const from = path.at(-1);
  noAliasOn(yaml, path);
  const node = nodeAt(yaml, path.slice(0, -1));
  const pair = isMap(node) && typeof from === "string" ? pairOf(node.items, from) : undefined;
  if (!pair || !isMap(node) || from === undefined)
    throw new YamlEditError("no-such-place", `There is no ${nameOf(path)} to be renamed.`);
  if (from === to) return text;
  if (pairOf(node.items, to))
    throw new YamlEditError("taken", `There is a '${to}' already. Choose another name.`);
  const { range } = pair.key as Node;
  const start = startOf(pair.key);
  const result = yaml.splice([{ start, end: range?.[1] ?? start, text: writeKey(to) }]);
  const then = withRenamed(yaml.data, path, to);
  return proved(yaml, result, then);
}

/** Adds an entry to the end of a list, which is made when it is not there. */
export function appendIn(text: string, path: EditPath, value: unknown, options: EditOptions = {}): string {
  const list = getIn(text, path) ?? [];
  if (!Array.isArray(list))
    throw new YamlEditError("no-such-place", `${nameOf(path)} is no list, so nothing can be added to it.`);
  return setIn(text, path, [...(list as unknown[]), value], options);
}

function changed(
  yaml: YamlText,
  then: unknown,
  { order = () => undefined }: EditOptions,
  removed?: EditPath,
): string {
  const change = new YamlChange(yaml.text, removed);
  change.root(yaml.doc.contents, yaml.data, then, {
    order,
    path: [],
  });
  return proved(yaml, yaml.splice(change.splices), then);
}

/** The result, if it says what it should. */
function proved(yaml: YamlText, result: string, then: unknown): string {
  const said = ((): { data: unknown } | undefined => {
    try {
      return parseYaml(result);
    } catch {
      return undefined;
    }
  })();
  const empty = said?.data === null && isEmpty(then);
  if (said && (empty || isDeepStrictEqual(said.data, then))) return result;
  if (hasAlias(yaml))
    throw new YamlEditError(
      "alias",
      "Another place repeats this one by an alias (*name), and would change with it. Write the values out there first.",
    );
  throw new YamlEditError("cannot", CANNOT);
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}

function setData(now: unknown, path: EditPath, value: unknown, done: EditPath): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const at = [...done, step];
  if (now === null || now === undefined) return fresh(step, setData(undefined, rest, value, at));
  if (Array.isArray(now)) {
    const index = Number(step);
    if (!Number.isInteger(index) || index < 0 || index > now.length)
      throw new YamlEditError(
        "no-such-place",
        `${nameOf(done)} has no entry ${String(step)}: it has ${now.length}.`,
      );
    return [
      ...(now.slice(0, index) as unknown[]),
      setData(now[index], rest, value, at),
      ...(now.slice(index + 1) as unknown[]),
    ];
  }
  if (typeof now !== "object")
    throw new YamlEditError("no-such-place", `${nameOf(done)} has a value of its own, and nothing below it.`);
  const part = Object.hasOwn(now, step) ? (now as Record<string, unknown>)[String(step)] : undefined;
  return Object.defineProperty({ ...now }, step, {
    value: setData(part, rest, value, at),
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** Copied on the way: what an alias repeats stays as it is where the alias stands. */
function without(now: unknown, [step, ...rest]: EditPath): unknown {
  if (Array.isArray(now)) {
    const index = Number(step);
    const part = rest.length === 0 ? [] : [without(now[index], rest)];
    return [...(now.slice(0, index) as unknown[]), ...part, ...(now.slice(index + 1) as unknown[])];
  }
  const entries = Object.entries(now as Readonly<Record<string, unknown>>);
  if (rest.length === 0) return Object.fromEntries(entries.filter(([key]) => key !== String(step)));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, key === String(step) ? without(value, rest) : value]),
  );
}

/** What is made on the way to a place that is not there: a list for the index 0, else keys. */
function fresh(step: string | number, value: unknown): unknown {
  if (step === 0) return [value];
  return Object.defineProperty({}, step, { value, enumerable: true, configurable: true, writable: true });
}

function withRenamed(data: unknown, path: EditPath, to: string): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return data;
  if (Array.isArray(data))
    return data.map((one, index) => (index === Number(step) ? withRenamed(one, rest, to) : (one as unknown)));
  return Object.fromEntries(
    Object.entries(data as object).map(([key, value]: [string, unknown]) =>
      key !== String(step)
        ? [key, value]
        : rest.length === 0
          ? [to, value]
          : [key, withRenamed(value, rest, to)],
    ),
  );
}

/** An alias on the way would be edited in one place and say something else in all others. */
function noAliasOn(yaml: YamlText, path: EditPath): void {
  for (let length = 1; length <= path.length; length += 1) {
    const node = nodeAt(yaml, path.slice(0, length));
    if (isAlias(node) && length < path.length)
      throw new YamlEditError(
        "alias",
        `${nameOf(path.slice(0, length))} repeats another place by '*${node.source}'. Write its values out first.`,
      );
  }
}

function nodeAt({ doc }: YamlText, path: EditPath): unknown {
  let node: unknown = doc.contents;
  for (const step of path) {
    if (isMap(node)) node = pairOf(node.items, String(step))?.value;
    else if (isSeq(node)) node = node.items[Number(step)];
    else return undefined;
  }
  return node;
}

function pairOf(pairs: readonly Pair[], key: string): Pair | undefined {
  return pairs.find((pair) => (isScalar(pair.key) || pair.key === null) && keyText(pair.key) === key);
}

function partAt(data: unknown, path: EditPath): unknown {
  let at = data;
  for (const step of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}

function hasAlias({ doc }: YamlText): boolean {
  let found = false;
  visit(doc, { Alias: () => ((found = true), visit.BREAK) });
  return found;
}

/** How a builder reads a path: `quay › exits › north`. */
function nameOf(path: EditPath): string {
  return path.length === 0 ? "the file" : `'${path.join(" › ")}'`;
}
