import { createHash } from "node:crypto";
import type { Authored } from "./draft.ts";
import type { YamlFile } from "./yaml-file.ts";

interface KeptFile {
  readonly hash: string;
  readonly source: YamlFile;
}

/**
 * What was read before of files in which nothing was wrong, for who reads the same content again and again: a file whose bytes are the
 * same is not parsed anew, and what was made of it stays the same object. Grows to the size of one content.
 */
export class ReadCache {
  #files = new Map<string, KeptFile>();
  #asked = new Map<string, KeptFile>();
  readonly #entries = new WeakMap<object, Authored<unknown>>();
  readonly #built = new WeakMap<object, { readonly of: readonly unknown[]; readonly built: unknown }>();

  /** Of the bytes that a file has now. */
  static hash(bytes: Uint8Array): string {
    return createHash("sha1").update(bytes).digest("base64");
  }

  /** The file as it was parsed, if it has not changed. */
  file(file: string, hash: string): YamlFile | undefined {
    const kept = this.#files.get(file);
    if (kept?.hash !== hash) return undefined;
    this.#asked.set(file, kept);
    return kept.source;
  }

  keepFile(file: string, hash: string, source: YamlFile): void {
    const kept = { hash, source };
    this.#files.set(file, kept);
    this.#asked.set(file, kept);
  }

  /** What was made of an entry of a file that has not changed. */
  entry<T>(raw: unknown): Authored<T> | undefined {
    return isObject(raw) ? (this.#entries.get(raw) as Authored<T> | undefined) : undefined;
  }

  keepEntry(raw: unknown, authored: Authored<unknown>): void {
    if (isObject(raw)) this.#entries.set(raw, authored);
  }

  /** `build(one)`, or what it gave when it was last asked with the same `of` beside it: that by which the rest of the content counts. */
  built<In extends object, Out>(one: In, of: readonly unknown[], build: (one: In) => Out): Out {
    const kept = this.#built.get(one);
    if (kept && kept.of.length === of.length && kept.of.every((each, at) => each === of[at]))
      return kept.built as Out;
    const built = build(one);
    this.#built.set(one, { of, built });
    return built;
  }

  /** The whole content was read: what nobody has asked for is no part of it any more. */
  swept(): void {
    this.#files = this.#asked;
    this.#asked = new Map();
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
