import type { z } from "zod";
import type { spliceSchema } from "../components/draft-step.ts";

export type Splice = z.infer<typeof spliceSchema>;

/** The least change that makes one text of the other: what they share at both ends is left out. */
export function spliceOf(file: string, before: string | null, after: string | null): Splice {
  if (before === null || after === null) return { file, at: 0, took: before, put: after };
  const shortest = Math.min(before.length, after.length);
  let at = 0;
  while (at < shortest && before[at] === after[at]) at += 1;
  let end = 0;
  while (end < shortest - at && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return {
    file,
    at,
    took: before.slice(at, before.length - end),
    put: after.slice(at, after.length - end),
  };
}

/** The text after the change; undefined when it is not the text that was changed. */
export function spliced(text: string | null, { at, took, put }: Splice): string | null | undefined {
  if (took === null) return text === null ? put : undefined;
  if (text === null) return undefined;
  if (put === null) return text === took ? null : undefined;
  return text.startsWith(took, at) ? text.slice(0, at) + put + text.slice(at + took.length) : undefined;
}

/** The change that takes this one back. */
export function reversed({ file, at, took, put }: Splice): Splice {
  return { file, at, took: put, put: took };
}
