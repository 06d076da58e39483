import { checkSchema } from "../content/check-schema.ts";
import { Findings } from "../content/findings.ts";
import { checkMarkupOf } from "../content/markup-check.ts";
import { parseYamlFile } from "../content/yaml-file.ts";
import { entriesOf, entryOf, linesOf, withEntry, withLines, type EntryLines } from "./entries.ts";
import { BuildFault } from "./fault.ts";
import { CATALOGUES, fileKind, SCHEMAS, type Kind } from "./kinds.ts";
import { areaOf, wordOf } from "./slugs.ts";
import { spliceOf, type Splice } from "./splice.ts";
import { keysAt } from "./values.ts";
import { getIn, removeIn, renameKey, setIn, YamlEditError, type EditOptions } from "./yaml-edit.ts";

export type Path = readonly (string | number)[];
type Files = ReadonlyMap<string, string | null>;

interface Found {
  readonly file: string;
  readonly text: string;
  readonly lines: EntryLines;
}

/**
 * The files of some areas as a draft has them, on a bench: entries are found, read, changed, and each is checked by its own schema at
 * once. Nothing is written but here; `changes` tells what became other. Throws `BuildFault` for what cannot be.
 */
export class Workshop {
  readonly #before: Files;
  readonly #now: Map<string, string | null>;

  constructor(disk: Files, draft: Iterable<readonly [string, string | null]> = []) {
    this.#before = new Map([...disk, ...draft]);
    this.#now = new Map(this.#before);
  }

  /** The areas that lie here. */
  get areas(): string[] {
    const found = [...this.#now].flatMap(([file, text]) =>
      text === null ? [] : (fileKind(file)?.area ?? []),
    );
    return [...new Set(found)].sort();
  }

  /** Ids of everything of a kind, in the order of the files. */
  ids(kind: Kind, area?: string): string[] {
    if (kind === "area") return area === undefined ? this.areas : this.areas.filter((one) => one === area);
    return this.#files(kind, area).flatMap(([file, text]) =>
      entriesOf(text).map(({ slug }) => `${fileKind(file)?.area ?? ""}:${slug}`),
    );
  }

  has(kind: Kind, id: string): boolean {
    return this.#find(kind, id) !== undefined;
  }

  /** The file that it stands in. */
  fileOf(kind: Kind, id: string): string {
    return this.#need(kind, id).file;
  }

  text(file: string): string | null {
    return this.#now.get(file) ?? null;
  }

  /** What its author wrote, or only what stands at the path. */
  read(kind: Kind, id: string, path: Path = []): unknown {
    const { text, lines } = this.#need(kind, id);
    return edited(id, () => getIn(linesOf(text, lines), full(kind, id, path)));
  }

  /** What stands there when it is a text; '' otherwise. */
  words(kind: Kind, id: string, path: Path): string {
    const found = this.read(kind, id, path);
    return typeof found === "string" ? found : "";
  }

  set(kind: Kind, id: string, path: Path, value: unknown): void {
    this.#edit(kind, id, (lines) => setIn(lines, full(kind, id, path), value, ordered(kind)));
  }

  /** The first of the values that its schema takes; when none is taken, what is wrong with the first. */
  setOne(kind: Kind, id: string, path: Path, values: readonly unknown[]): void {
    let first: unknown;
    for (const value of values)
      try {
        this.set(kind, id, path, value);
        return;
      } catch (error) {
        if (!(error instanceof BuildFault)) throw error;
        first ??= error;
      }
    throw first;
  }

  /** Puts one more behind a list, which is begun if there is none. */
  append(kind: Kind, id: string, path: Path, value: unknown): void {
    const had = this.read(kind, id, path);
    this.set(kind, id, path, Array.isArray(had) ? [...(had as unknown[]), value] : [value]);
  }

  /** Takes a key out. False: there was none. */
  unset(kind: Kind, id: string, path: Path): boolean {
    if (this.read(kind, id, path) === undefined) return false;
    this.#edit(kind, id, (lines) => removeIn(lines, full(kind, id, path), ordered(kind)));
    return true;
  }

  /** Writes a new thing, at the end of the area's file for its kind. */
  add(kind: Exclude<Kind, "area">, id: string, entry: Readonly<Record<string, unknown>>): void {
    const area = areaOf(id);
    if (this.has(kind, id)) throw new BuildFault(`There is a ${kind} ${id} already.`);
    const file = this.#home(kind, area);
    const lines = setIn("", [wordOf(id)], entry, ordered(kind));
    this.#put(file, withEntry(this.text(file) ?? "", ended(lines)));
    this.check(kind, id);
  }

  /** Writes a new area's own file. */
  addArea(area: string, entry: Readonly<Record<string, unknown>>): void {
    const file = `areas/${area}/area.yaml`;
    if (this.text(file) !== null) throw new BuildFault(`There is an area ${area} already.`);
    let text = "";
    for (const [key, value] of Object.entries(entry)) text = setIn(text, [key], value, ordered("area"));
    this.#put(file, ended(text));
    this.check("area", area);
  }

  remove(kind: Exclude<Kind, "area">, id: string): void {
    const { file, text, lines } = this.#need(kind, id);
    this.#put(file, withLines(text, lines, ""));
  }

  rename(kind: Exclude<Kind, "area">, id: string, slug: string): void {
    const { file, text, lines } = this.#need(kind, id);
    const renamed = edited(id, () => renameKey(linesOf(text, lines), [wordOf(id)], slug));
    this.#put(file, withLines(text, lines, renamed));
  }

  /** Throws what its schema has against an entry, in words. */
  check(kind: Kind, id: string): void {
    const { file, text, lines } = this.#need(kind, id);
    const findings = new Findings();
    const source = parseYamlFile({ file, text: linesOf(text, lines).replaceAll("\r\n", "\n") }, findings);
    if (source) {
      const path = full(kind, id, []);
      const value = path.length === 0 ? source.value : (source.value as Record<string, unknown>)[wordOf(id)];
      checkSchema(SCHEMAS[kind], value, source, path, findings);
      checkMarkupOf(source, findings);
    }
    const words = findings.sorted().map(({ message }) => message);
    if (words.length > 0) throw new BuildFault(words.join(" "));
  }

  /** What became other, file by file. */
  changes(): Splice[] {
    return [...this.#now].flatMap(([file, text]) => {
      const before = this.#before.get(file) ?? null;
      return before === text ? [] : [spliceOf(file, before, text)];
    });
  }

  #files(kind: Kind, area?: string): [string, string][] {
    return [...this.#now]
      .flatMap(([file, text]): [string, string][] => {
        const of = fileKind(file);
        return text !== null && of?.kind === kind && (area === undefined || of.area === area)
          ? [[file, text]]
          : [];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  #find(kind: Kind, id: string): Found | undefined {
    for (const [file, text] of this.#files(kind, areaOf(id))) {
      const lines = kind === "area" ? { slug: id, start: 0, end: text.length } : entryOf(text, wordOf(id));
      if (lines) return { file, text, lines };
    }
    return undefined;
  }

  #need(kind: Kind, id: string): Found {
    const found = this.#find(kind, id);
    if (found) return found;
    throw new BuildFault(`The content's files have no ${kind} ${id}.`);
  }

  /** The file that takes one more: the plain one, or else the first of the folder; a new one in an area without. */
  #home(kind: Exclude<Kind, "area">, area: string): string {
    const plain = `areas/${area}/${CATALOGUES[kind]}.yaml`;
    const files = this.#files(kind, area).map(([file]) => file);
    return files.includes(plain) ? plain : (files[0] ?? plain);
  }

  #edit(kind: Kind, id: string, edit: (lines: string) => string): void {
    const { file, text, lines } = this.#need(kind, id);
    const before = this.#now.get(file) ?? null;
    this.#put(
      file,
      edited(id, () => withLines(text, lines, edit(linesOf(text, lines)))),
    );
    try {
      this.check(kind, id);
    } catch (error) {
      this.#put(file, before);
      throw error;
    }
  }

  #put(file: string, text: string | null): void {
    this.#now.set(file, text);
  }
}

function full(kind: Kind, id: string, path: Path): Path {
  return kind === "area" ? path : [wordOf(id), ...path];
}

/** New keys go where the schema names them. */
function ordered(kind: Kind): EditOptions {
  return { order: (path) => keysAt(kind, kind === "area" ? path : path.slice(1)) };
}

function ended(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

/** What cannot be edited safely is refused in the editor's own words. */
function edited<T>(id: string, edit: () => T): T {
  try {
    return edit();
  } catch (error) {
    if (error instanceof YamlEditError) throw new BuildFault(`${id}: ${error.message}`);
    throw error;
  }
}
