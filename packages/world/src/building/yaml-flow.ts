import { isDeepStrictEqual } from "node:util";
import { isAlias, isMap, isScalar, isSeq, type Pair } from "yaml";
import { endOf, keyText, pairEnd, pairStart, startOf, type Splice } from "./yaml-text.ts";
import { asJson, writeFlow, writeKey, type WriteContext } from "./yaml-write.ts";

export type Mapped = Readonly<Record<string, unknown>>;

/** What is to be spliced inside of brackets, put to `splices`; false when they cannot be made there. */
export function flowSplices(
  text: string,
  node: unknown,
  now: unknown,
  then: unknown,
  context: WriteContext,
  splices: Splice[],
): boolean {
  if (isDeepStrictEqual(now, then)) return true;
  const replace = (): boolean => {
    if (node === null || isAlias(node) || (isScalar(node) && node.range?.[0] === node.range?.[1]))
      return false;
    splices.push({
      start: startOf(node),
      end: endOf(text, node, startOf(node)),
      text: writeFlow(asJson(then), context),
    });
    return true;
  };
  if (isMap(node) && isMapped(now) && isMapped(then)) {
    const pairs = node.items;
    const kept = pairs.filter(({ key }) => Object.hasOwn(then, keyText(key)));
    if (kept.length === 0) return replace();
    for (const pair of kept) {
      const key = keyText(pair.key);
      if (!flowSplices(text, pair.value, now[key], then[key], below(context, key), splices)) return false;
    }
    cutOut(
      pairs.map((pair) => [pairStart(pair), pairEnd(text, pair), kept.includes(pair)]),
      splices,
    );
    const at = pairEnd(text, kept.at(-1) as Pair);
    const fresh = Object.keys(then).filter((key) => !Object.hasOwn(now, key));
    const named = context.order(context.path) ?? [];
    for (const key of fresh) {
      const pair = `${writeKey(key)}: ${writeFlow(asJson(then[key]), below(context, key))}`;
      const place = named.indexOf(key);
      const later =
        place === -1 ? undefined : kept.find(({ key: other }) => named.indexOf(keyText(other)) > place);
      if (later) splices.push({ start: pairStart(later), end: pairStart(later), text: `${pair}, ` });
      else splices.push({ start: at, end: at, text: `, ${pair}` });
    }
    return true;
  }
  if (isSeq(node) && Array.isArray(now) && Array.isArray(then) && now.length > 0 && then.length > 0) {
    const most = Math.min(now.length, then.length);
    let above = 0;
    while (above < most && isDeepStrictEqual(now[above], then[above])) above += 1;
    let end = 0;
    while (end < most - above && isDeepStrictEqual(now.at(-1 - end), then.at(-1 - end))) end += 1;
    const oldEnd = now.length - end;
    const newEnd = then.length - end;
    for (let index = above; index < Math.min(oldEnd, newEnd); index += 1)
      if (!flowSplices(text, node.items[index], now[index], then[index], below(context, index), splices))
        return false;
    const gone = (index: number): boolean => index >= newEnd && index < oldEnd;
    cutOut(
      node.items.map((item, index) => [startOf(item), endOf(text, item, startOf(item)), !gone(index)]),
      splices,
    );
    const fresh = then
      .slice(oldEnd, newEnd)
      .map((one, index) => writeFlow(asJson(one), below(context, oldEnd + index)));
    if (fresh.length === 0) return true;
    if (oldEnd > 0) {
      const last = node.items[oldEnd - 1];
      const at = endOf(text, last, startOf(last));
      splices.push({ start: at, end: at, text: `, ${fresh.join(", ")}` });
    } else {
      const at = startOf(node.items[0]);
      splices.push({ start: at, end: at, text: `${fresh.join(", ")}, ` });
    }
    return true;
  }
  return replace();
}

/** Takes out what is not kept, each with one comma: the one behind it, or at the end the one before it. */
function cutOut(
  parts: readonly (readonly [start: number, end: number, kept: boolean])[],
  splices: Splice[],
): void {
  const last = parts.findLastIndex(([, , kept]) => kept);
  for (const [index, [start, , kept]] of parts.entries())
    if (!kept && index < last) splices.push({ start, end: parts[index + 1]?.[0] ?? start, text: "" });
  const keptEnd = parts[last]?.[1];
  const end = parts.at(-1)?.[1];
  if (keptEnd !== undefined && end !== undefined && last < parts.length - 1)
    splices.push({ start: keptEnd, end, text: "" });
}

export function below(context: WriteContext, step: string | number): WriteContext {
  return { ...context, path: [...context.path, step] };
}

export function isMapped(value: unknown): value is Mapped {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
