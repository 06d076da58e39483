import { describe, expect, it } from "vitest";
import { authored } from "../authored.ts";
import type { Content, RoomPrototype } from "../content/types.ts";
import { smallContent } from "../testing/small-content.ts";
import { waysContent } from "../testing/ways-content.ts";
import { prepare, type NewContent } from "./prepare.ts";
import { chunksOf, type Chunk } from "./wire.ts";

/** As it passes from the thread that reads: only what is other than `base`, when that is given. */
function parts(content: Content, base?: Content): Chunk[] {
  return structuredClone([...chunksOf(content, base)]);
}

function taken(old: Content, chunks: Chunk[]): Promise<NewContent> {
  const left = [...chunks];
  return prepare(authored(old), () => left.shift());
}

/** Ids of the entries that are sent whole. */
function whole(chunks: readonly Chunk[]): string[] {
  return chunks.flatMap((chunk) =>
    "rest" in chunk ? [] : chunk.entries.flatMap(([id, entry]) => (entry === undefined ? [] : [id])),
  );
}

function withLook(content: Content, id: string, look: string): Content {
  const room = content.rooms.get(id) as RoomPrototype;
  return { ...content, rooms: new Map(content.rooms).set(id, { ...room, look }) };
}

describe("content that passes to the world in parts", () => {
  it("is the same, sent whole or as what is other than the world has already", async () => {
    const old = waysContent();
    const next = withLook(old, "isle:pier", "Swept.");
    const [all, some] = [await taken(old, parts(next)), await taken(old, parts(next, old))];
    expect(some.next.content).toEqual(all.next.content);
    expect([...some.next.content.rooms.keys()]).toEqual([...next.rooms.keys()]);
    expect(some.changes).toEqual(all.changes);
    expect(some.changes.rooms).toEqual({ added: [], changed: ["isle:pier"], removed: [] });
    expect(some.swaps.size).toBe(1);
  });

  it("is little when little was changed: the entry itself, and names", () => {
    const old = waysContent();
    expect(whole(parts(withLook(old, "isle:pier", "Swept."), old))).toEqual(["isle:pier"]);
    // What was built anew and says the same is no change.
    expect(whole(parts(waysContent(), old))).toEqual([]);
  });

  it("knows what came and what went", async () => {
    const old = smallContent();
    const next = waysContent();
    const there = await taken(old, parts(next, old));
    expect(there.next.content).toEqual((await taken(old, parts(next))).next.content);
    expect(there.changes.rooms.added).toEqual(["isle:cave", "isle:deep", "isle:cabin"]);
    const back = await taken(next, parts(old, next));
    expect(back.changes.rooms.removed).toEqual(["isle:cave", "isle:deep", "isle:cabin"]);
    expect([...back.next.content.rooms.keys()]).toEqual([...old.rooms.keys()]);
  });

  it("is refused when the world has not what it is taken to have", async () => {
    const old = waysContent();
    await expect(taken(smallContent(), parts(old, old))).rejects.toThrow(
      "isle:cave is not what it is taken for",
    );
  });

  it("comes in handfuls, so that no part takes long to take in", () => {
    const old = smallContent();
    const pier = old.rooms.get("isle:pier") as RoomPrototype;
    const rooms = new Map(
      Array.from({ length: 500 }, (_, at) => [`isle:r${at}`, { ...pier, id: `isle:r${at}` }]),
    );
    const sizes = parts({ ...old, rooms }, old).map((chunk) => whole([chunk]).length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(40);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(500);
  });
});
