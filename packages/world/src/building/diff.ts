import { diffArrays, structuredPatch } from "diff";
import { isDeepStrictEqual } from "node:util";
import { Findings } from "../content/findings.ts";
import { parseYamlFile, type YamlFile } from "../content/yaml-file.ts";

/** Lines of `diff -u` for one file, without line ends: nothing when both are alike. null: there is no such file. */
export function unifiedDiff(file: string, before: string | null, after: string | null): string[] {
  if (before === after) return [];
  const patch = structuredPatch(`a/${file}`, `b/${file}`, before ?? "", after ?? "", undefined, undefined, {
    context: 2,
  });
  const head = [
    `--- ${before === null ? "/dev/null" : patch.oldFileName}`,
    `+++ ${after === null ? "/dev/null" : patch.newFileName}`,
  ];
  const hunks = patch.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`,
    ...lines.map((line) => line.replace(/\r$/, "")),
  ]);
  return [...head, ...hunks];
}

function range(start: number, lines: number): string {
  // A range of no lines stands behind the line that it names.
  return lines === 1 ? String(start) : `${lines === 0 ? start - 1 : start},${lines}`;
}

/**
 * The same in sentences, for those who hear it: what each value was and what it is now, with the line of the new text (of the old one for
 * what is gone). Files that are no YAML, or differ in nothing but comments and layout, are told by their lines.
 */
export function diffWords(file: string, before: string | null, after: string | null): string[] {
  if (before === after) return [];
  if (after === null) return [`${file} is gone.`];
  const told = valueWords(file, before ?? "", after);
  const words = told.length > 0 ? told : lineWords(file, before ?? "", after);
  return before === null ? [`${file} is new.`, ...words] : words;
}

type Step = string | number;

/** Where values differ, and how it is said. */
interface Told {
  readonly line: number;
  readonly words: string;
}

function valueWords(file: string, before: string, after: string): string[] {
  const [old, now] = [parsed(file, before), parsed(file, after)];
  if (!old || !now) return [];
  const told: Told[] = [];
  const tell = (source: YamlFile, path: readonly Step[], words: string): void => {
    const line = source.lineOf(path);
    const where = source === now ? `line ${line}` : `line ${line} before`;
    // People count from one.
    const steps = path.map((step) => (typeof step === "number" ? step + 1 : step));
    told.push({ line, words: `${file}, ${where}: '${steps.join(", ")}' ${words}` });
  };
  const compare = (was: unknown, is: unknown, path: readonly Step[]): void => {
    if (isDeepStrictEqual(was, is)) return;
    if (Array.isArray(was) && Array.isArray(is)) compareLists(was, is, path);
    else if (isKeyed(was) && isKeyed(is)) {
      for (const key of Object.keys(was))
        if (Object.hasOwn(is, key)) compare(was[key], is[key], [...path, key]);
        else tell(old, [...path, key], `is gone. It was ${spoken(was[key])}.`);
      for (const key of Object.keys(is))
        if (!Object.hasOwn(was, key)) tell(now, [...path, key], `is new: ${spoken(is[key])}.`);
    } else tell(now, path, changeOf(was, is));
  };
  const compareLists = (was: readonly unknown[], is: readonly unknown[], path: readonly Step[]): void => {
    if (was.length === is.length) {
      for (const [index, one] of was.entries()) compare(one, is[index], [...path, index]);
      return;
    }
    let [from, to] = [0, 0];
    for (const { added, removed, value } of diffArrays([...was], [...is], { comparator: isDeepStrictEqual }))
      for (const one of value) {
        if (added) tell(now, [...path, to], `is new: ${spoken(one)}.`);
        if (removed) tell(old, [...path, from], `is gone. It was ${spoken(one)}.`);
        if (!added) from += 1;
        if (!removed) to += 1;
      }
  };
  compare(old.value ?? {}, now.value ?? {}, []);
  return told.sort((one, other) => one.line - other.line).map(({ words }) => words);
}

function parsed(file: string, text: string): YamlFile | undefined {
  const plain = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  return file.endsWith(".yaml") ? parseYamlFile({ file, text: plain }, new Findings()) : undefined;
}

/** Of two long texts only the words that differ are read out. */
function changeOf(was: unknown, is: unknown): string {
  const whole = `was ${spoken(was)}, now ${spoken(is)}.`;
  if (typeof was !== "string" || typeof is !== "string" || was.length + is.length < 120) return whole;
  const parts: string[] = [];
  let gone: readonly string[] = [];
  for (const { added, removed, value } of diffArrays(was.split(" "), is.split(" "))) {
    if (removed) gone = value;
    else {
      if (added && gone.length > 0) parts.push(`'${gone.join(" ")}' is now '${value.join(" ")}'`);
      else if (added) parts.push(`'${value.join(" ")}' came in`);
      else if (gone.length > 0) parts.push(`'${gone.join(" ")}' went out`);
      gone = [];
    }
  }
  if (gone.length > 0) parts.push(`'${gone.join(" ")}' went out`);
  return parts.length > 4 ? whole : `has other words: ${parts.join("; ")}.`;
}

/** A value as it is read out. */
function spoken(value: unknown): string {
  if (value === null) return "empty";
  if (typeof value === "string") return `'${value}'`;
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : value.map(spoken).join(", ");
  if (!isKeyed(value)) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, one]) => `${key} ${spoken(one)}`);
  return parts.length === 0 ? "empty" : parts.join(", ");
}

function isKeyed(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function lineWords(file: string, before: string, after: string): string[] {
  const words: string[] = [];
  let [old, now] = [1, 1];
  for (const { added, removed, value } of diffArrays(linesOf(before), linesOf(after)))
    for (const line of value) {
      const said = line.trim() === "" ? "an empty line" : line.trim();
      if (added) words.push(`${file}, line ${now} is new: ${said}`);
      if (removed) words.push(`${file}, line ${old} before is gone: ${said}`);
      if (!added) old += 1;
      if (!removed) now += 1;
    }
  return words;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
