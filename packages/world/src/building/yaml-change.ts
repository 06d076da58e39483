import { isDeepStrictEqual } from "node:util";
import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import {
  CANNOT,
  behindColon,
  columnOf,
  dashOf,
  endOf,
  isFlow,
  keyText,
  lineEnd,
  lineStart,
  pairEnd,
  pairStart,
  startOf,
  type Splice,
} from "./yaml-text.ts";
import { below, flowSplices, isMapped, type Mapped } from "./yaml-flow.ts";
import { YamlEditError } from "./yaml-error.ts";
import {
  asJson,
  WIDTH,
  writeEntry,
  writePair,
  writeValue,
  type OldText,
  type WriteContext,
} from "./yaml-write.ts";

/** A place that holds one value: where it may begin and what column its own parts would be indented below. */
interface Slot {
  readonly behind: number;
  /** The column of the key or dash. */
  readonly column: number;
  /** After a dash, keys and entries begin on the same line. */
  readonly dash: boolean;
  /** Keys get lines of their own. */
  readonly block: boolean;
}

/**
 * What has to be spliced so that a text which says one thing says another. Whatever is the same in both stays as it is written. `removed`: the
 * entry of a list that goes, where several are alike.
 */
export class YamlChange {
  readonly #text: string;
  readonly #removed: readonly (string | number)[] | undefined;
  readonly splices: Splice[] = [];

  constructor(text: string, removed?: readonly (string | number)[]) {
    this.#text = text;
    this.#removed = removed;
  }

  /** The whole document. `node` null: it says nothing yet. */
  root(node: Node | null, now: unknown, then: unknown, context: WriteContext): void {
    const text = this.#text;
    if (isDeepStrictEqual(now, then)) return;
    if (node === null || (isScalar(node) && now === null)) return this.#begin(then, context);
    if (isMap(node) && !isFlow(node) && isMapped(then) && Object.keys(then).length === 0) {
      for (const pair of node.items) this.#removeLines(pairStart(pair), pairEnd(text, pair));
      return;
    }
    if (isFlow(node) && this.#flow(node as YAMLMap | YAMLSeq, now, then, context)) return;
    if (this.#within(node, now, then, context)) return;
    this.#put(startOf(node), endOf(text, node, startOf(node)), outermost(then, context));
  }

  /** The first that a text says, below its comments. */
  #begin(then: unknown, context: WriteContext): void {
    const text = this.#text;
    const whole = text === "" || text.endsWith("\n");
    const gap = /^\s*#/m.test(text) && !/\n\s*\n$/.test(text) ? "\n" : "";
    const start = whole ? gap : `\n${gap}`;
    this.#put(text.length, text.length, `${start}${outermost(then, context)}${whole ? "\n" : ""}`);
  }

  /** True when what differs is inside of a map or list that stays one. */
  #within(node: unknown, now: unknown, then: unknown, context: WriteContext): boolean {
    if (isFlow(node)) return false;
    if (isMap(node) && isMapped(now) && isMapped(then)) {
      if (!Object.keys(then).some((key) => Object.hasOwn(now, key))) return false;
      this.#map(node, now, then, context);
      return true;
    }
    if (isSeq(node) && Array.isArray(now) && Array.isArray(then) && then.length > 0 && now.length > 0) {
      this.#seq(node, now, then, context);
      return true;
    }
    return false;
  }

  #value(slot: Slot, node: unknown, now: unknown, then: unknown, context: WriteContext): void {
    if (isDeepStrictEqual(now, then)) return;
    if (this.#within(node, now, then, context)) return;
    if (isFlow(node) && this.#flow(node as YAMLMap | YAMLSeq, now, then, context)) return;
    this.#replace(slot, node, then, context);
  }

  #map(node: YAMLMap, now: Mapped, then: Mapped, context: WriteContext): void {
    const text = this.#text;
    const pairs = node.items;
    const kept = new Map<string, Pair>();
    const siblingsInBlock = pairs.some(({ value }) => isMap(value) && !isFlow(value));
    for (const pair of pairs) {
      const key = keyText(pair.key);
      if (!Object.hasOwn(then, key)) {
        this.#removePair(node, pair);
        continue;
      }
      kept.set(key, pair);
      const colon = behindColon(pair);
      if (colon === undefined) {
        if (!isDeepStrictEqual(now[key], then[key])) throw new YamlEditError("cannot", CANNOT);
        continue;
      }
      const slot = { behind: colon, column: columnOf(text, pairStart(pair)), dash: false, block: false };
      this.#value(slot, pair.value, now[key], then[key], below(context, key));
    }
    const column = columnOf(text, pairStart(pairs[0] as Pair));
    const spaced = this.#spaced(pairs, context.path.length === 0);
    for (const key of Object.keys(then)) {
      if (kept.has(key)) continue;
      const block = context.path.length === 0 && (siblingsInBlock || pairs.length === 0);
      const lines = writePair(
        key,
        asJson(then[key]),
        column,
        below(context, key),
        block && isMapped(then[key]),
      );
      this.#insertPair(lines, column, this.#before(key, kept, context), kept, spaced);
    }
  }

  /** The last of the kept keys that comes before a new one; none when it is the first of all. */
  #before(key: string, kept: ReadonlyMap<string, Pair>, { order, path }: WriteContext): Pair | undefined {
    const named = order(path) ?? [];
    const place = named.indexOf(key);
    const pairs = [...kept];
    if (place === -1) return pairs.at(-1)?.[1];
    return pairs.findLast(([other]) => {
      const at = named.indexOf(other);
      return at !== -1 && at < place;
    })?.[1];
  }

  #insertPair(
    lines: readonly string[],
    column: number,
    after: Pair | undefined,
    kept: ReadonlyMap<string, Pair>,
    spaced: boolean,
  ): void {
    const gap = spaced ? "\n" : "";
    if (after) {
      const end = lineEnd(this.#text, pairEnd(this.#text, after));
      this.#put(end, end, `\n${gap}${lines.join("\n")}`);
      return;
    }
    const [first] = kept.values();
    if (!first) throw new YamlEditError("cannot", CANNOT);
    const start = pairStart(first);
    this.#put(start, start, `${lines.join("\n").slice(column)}\n${gap}${" ".repeat(column)}`);
  }

  /** Whether a blank line stands between each two. */
  #spaced(pairs: readonly Pair[], outermost: boolean): boolean {
    if (pairs.length < 2) return outermost && pairs.some(({ value }) => isMap(value) && !isFlow(value));
    const text = this.#text;
    return pairs.slice(1).every((pair) => {
      const before = pairs[pairs.indexOf(pair) - 1] as Pair;
      return /\n[ \t]*\n/.test(text.slice(lineEnd(text, pairEnd(text, before)), pairStart(pair)));
    });
  }

  #removePair(node: YAMLMap, pair: Pair): void {
    const text = this.#text;
    const start = pairStart(pair);
    const end = pairEnd(text, pair);
    const next = node.items[node.items.indexOf(pair) + 1];
    if (text.slice(lineStart(text, start), start).trim() === "") this.#removeLines(start, end);
    // It shares its line with a dash.
    else if (next && !text.slice(end, pairStart(next)).includes("#")) this.#put(start, pairStart(next), "");
    else this.#put(start, end, "");
  }

  #seq(node: YAMLSeq, now: readonly unknown[], then: readonly unknown[], context: WriteContext): void {
    const text = this.#text;
    const hint = this.#removed;
    const here =
      hint?.length === context.path.length + 1 && isDeepStrictEqual(hint.slice(0, -1), context.path);
    let above = 0;
    const most = Math.min(now.length, then.length);
    const stop = here ? Number(hint.at(-1)) : most;
    while (above < Math.min(most, stop) && isDeepStrictEqual(now[above], then[above])) above += 1;
    let tail = 0;
    while (tail < most - above && isDeepStrictEqual(now.at(-1 - tail), then.at(-1 - tail))) tail += 1;
    const oldEnd = now.length - tail;
    const newEnd = then.length - tail;
    const column = columnOf(text, dashOf(node, 0).start);
    for (let index = above; index < oldEnd; index += 1) {
      const { start, behind } = dashOf(node, index);
      const item = node.items[index];
      if (index < newEnd) {
        const slot = { behind, column, dash: true, block: false };
        this.#value(slot, item, now[index], then[index], below(context, index));
        continue;
      }
      const end = endOf(text, item, behind);
      if (text.slice(lineStart(text, start), start).trim() === "") this.#removeLines(start, end);
      else this.#put(start, index + 1 < node.items.length ? dashOf(node, index + 1).start : end, "");
    }
    const lines = then
      .slice(oldEnd, newEnd)
      .flatMap((one, index) => writeEntry(asJson(one), column, below(context, oldEnd + index)));
    if (lines.length === 0) return;
    if (oldEnd > 0) {
      const { behind } = dashOf(node, oldEnd - 1);
      const end = lineEnd(text, endOf(text, node.items[oldEnd - 1], behind));
      this.#put(end, end, `\n${lines.join("\n")}`);
    } else {
      const { start } = dashOf(node, 0);
      this.#put(start, start, `${lines.join("\n").slice(column)}\n${" ".repeat(column)}`);
    }
  }

  /** Changes what stands in brackets, as long as it keeps to its line; false when it has to be written anew. */
  #flow(node: YAMLMap | YAMLSeq, now: unknown, then: unknown, context: WriteContext): boolean {
    const text = this.#text;
    const start = startOf(node);
    const end = endOf(text, node, start);
    const before = text.slice(start, end);
    const splices: Splice[] = [];
    if (!flowSplices(text, node, now, then, context, splices)) {
      // Written anew it would lose them.
      if (/\s#.*\n/.test(before)) throw new YamlEditError("cannot", CANNOT);
      return false;
    }
    const length = splices.reduce((sum, one) => sum + one.text.length - (one.end - one.start), before.length);
    const column = columnOf(text, start);
    const fits = column + length <= WIDTH || column + before.length > WIDTH;
    if (!before.includes("\n") && !fits) return false;
    for (const one of splices) this.#put(one.start, one.end, one.text);
    return true;
  }

  /** Writes a value where another one stands. A comment on the line of the key stays on it. */
  #replace({ behind, column, dash, block }: Slot, node: unknown, then: unknown, context: WriteContext): void {
    const text = this.#text;
    const end = endOf(text, node, behind);
    const written = writeValue(
      asJson(then),
      { column: columnOf(text, behind) + 1, indent: column + 2, block, old: oldText(text, node, behind) },
      context,
    );
    const first = lineEnd(text, behind);
    const header =
      isScalar(node) && node.type?.startsWith("BLOCK")
        ? text.slice(startOf(node), lineEnd(text, startOf(node)))
        : "";
    const headerComment = /[ \t]#.*$/.exec(header)?.[0] ?? "";
    const onFirst = text.slice(behind, first);
    const firstComment = end > first && header === "" && /^[ \t]*#/.test(onFirst) ? onFirst.trimEnd() : "";
    const behindEnd = text.slice(end, lineEnd(text, end));
    const lastComment = /^[ \t]+#/.test(behindEnd) ? behindEnd.trimEnd() : "";
    const comment = headerComment || firstComment || lastComment;
    const { head, body } = written;
    if (body.length === 0) {
      const moved = lastComment === "" ? comment : "";
      this.#put(behind, end, ` ${head}${moved === "" ? "" : ` ${moved.trim()}`}`);
      return;
    }
    const to = lastComment === "" ? end : lineEnd(text, end);
    if (dash && head === "" && comment === "") {
      const [line = "", ...rest] = body;
      this.#put(behind, to, ` ${[line.replace(/^ +/, ""), ...rest].join("\n")}`);
      return;
    }
    const line = [head, comment.trim()].filter((part) => part !== "").join(" ");
    this.#put(behind, to, `${line === "" ? "" : ` ${line}`}\n${body.join("\n")}`);
  }

  /** With the blank line that set it apart. */
  #removeLines(start: number, end: number): void {
    const text = this.#text;
    let from = lineStart(text, start);
    let to = Math.min(lineEnd(text, end) + 1, text.length);
    const blankBefore = /(?:^|\n)((?:[ \t]*\n)+)$/.exec(text.slice(0, from))?.[1]?.length ?? 0;
    const blankBehind = /^(?:[ \t]*\n)+/.exec(text.slice(to))?.[0].length ?? 0;
    if (from === 0) to += blankBehind;
    else if (blankBehind > 0 || to === text.length) from -= blankBefore;
    // The last line of a text without a line end: the one before it has none then.
    if (to === text.length && !text.endsWith("\n") && from > 0) from -= 1;
    this.#put(from, to, "");
  }

  #put(start: number, end: number, text: string): void {
    this.splices.push({ start, end, text });
  }
}

function outermost(value: unknown, context: WriteContext): string {
  const { head, body } = writeValue(asJson(value), { column: 0, indent: 0, block: true }, context);
  return [...(head === "" ? [] : [head]), ...body].join("\n");
}

function oldText(text: string, node: unknown, behind: number): OldText | undefined {
  if (!isScalar(node) || typeof node.value !== "string") return undefined;
  const source = text.slice(startOf(node), endOf(text, node, behind));
  const lines = node.type?.startsWith("BLOCK")
    ? source
        .split("\n")
        .slice(1)
        .map((line) => line.trim())
    : [];
  return { type: node.type ?? "PLAIN", lines };
}
