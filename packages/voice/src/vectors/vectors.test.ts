import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { findVectors } from "./find-vectors.ts";
import { cosine, readVectors, WordVectors } from "./vectors.ts";

/** A file of three words in two dimensions. */
function small(): Buffer {
  const words = Buffer.from("cat\ndog\nship");
  const head = Buffer.alloc(16);
  head.write("WYV1");
  head.writeUInt32LE(3, 4);
  head.writeUInt32LE(2, 8);
  head.writeUInt32LE(words.length, 12);
  const vectors = Buffer.from(Int8Array.from([127, 0, 100, 10, 0, 127]).buffer);
  return Buffer.concat([head, words, Buffer.from([200, 200, 100]), vectors]);
}

describe("word vectors", () => {
  it("lie near each other where words mean the like", () => {
    const vectors = new WordVectors(small());
    const [cat, dogs, ship] = ["the cat", "Dogs!", "a ship"].map((text) => vectors.embed(text));
    if (!cat || !dogs || !ship) throw new Error("a word is not known");
    expect(cosine(cat, dogs)).toBeGreaterThan(0.9);
    expect(cosine(cat, ship)).toBe(0);
    expect(cosine(cat, cat)).toBeCloseTo(1);
    // The rarer word counts more.
    expect(cosine(vectors.embed("cat ship") ?? ship, cat)).toBeGreaterThan(0.85);
  });

  it("are none of a text of which no word is known", () => {
    const vectors = new WordVectors(small());
    expect(vectors.embed("")).toBeUndefined();
    expect(vectors.embed("ca cats' catt zebra aardvark")).toBeDefined();
    expect(vectors.embed("zebra aardvark catt")).toBeUndefined();
    expect(cosine(new Float32Array(2), new Float32Array(3))).toBe(0);
  });

  it("are not made of anything else, nor of half a file", () => {
    expect(() => new WordVectors(new Uint8Array(3))).toThrow(/build-vectors/);
    expect(() => new WordVectors(Buffer.from("something else entirely"))).toThrow(/no file of word vectors/);
    expect(() => new WordVectors(small().subarray(0, 30))).toThrow(/30 bytes in place of/);
  });

  it("are found from wherever the program runs in its folder, and nowhere else", () => {
    const file = findVectors();
    if (file === undefined) throw new Error("there is no file of word vectors");
    expect(statSync(file).size).toBeLessThan(5_000_000);
    const root = join(file, "../../../..");
    expect(findVectors(pathToFileURL(join(root, "dist/chunk-voice.mjs")).href)).toBe(file);
    const elsewhere = mkdtempSync(join(tmpdir(), "vectors-"));
    expect(findVectors(pathToFileURL(join(elsewhere, "a.mjs")).href)).toBeUndefined();
    rmSync(elsewhere, { recursive: true });
    expect(readVectors(file).embed("harbour")).toHaveLength(128);
  });
});
