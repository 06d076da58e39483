import { describe, expect, it } from "vitest";
import { marketContent } from "../testing/market-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { remember } from "./long-term.ts";
import { ProviderLikeness } from "./provider-likeness.ts";
import { recallAnew } from "./recall-anew.ts";
import { comesToMind } from "./recall.ts";

const NOTHING = { input: 0, cached: 0, output: 0 };
const MEMORIES = [
  "The ferry sank in the gale.",
  "The smith mended a sword.",
  "Snow lies on the pass.",
  "Owl sings.",
];

/** A provider for which any two texts are near, and those about the sea nearer. */
function provider() {
  const asked: (readonly string[])[] = [];
  const failures: unknown[] = [];
  const state = { now: 0, down: false };
  const likeness = new ProviderLikeness({
    embed: (texts) => {
      asked.push(texts);
      if (state.down) return Promise.reject(new Error("the provider is down"));
      const vectors = texts.map((text, i) =>
        Float32Array.from(/ferry|sail/.test(text) ? [8, 6, 0.1 * i] : [8, -1, 0.2 * i]),
      );
      return Promise.resolve({ vectors, usage: NOTHING, model: "test/embed" });
    },
    steady: () => state.now,
    onFailure: (error) => failures.push(error),
  });
  return { likeness, asked, failures, state };
}

describe("likeness by a provider's embeddings", () => {
  const start = useWorlds();

  it("brings up what was meant, once the provider has been asked, and asks for nothing twice", async () => {
    const world = await start({ content: marketContent() });
    world.game.world.attempt(() => {
      for (const words of MEMORIES)
        remember(world.game, "isle:wyn", {
          kind: "hearsay",
          fact: { verb: "words", words },
          importance: 0.8,
        });
    });
    const wyn = world.one("wyn");
    const { likeness, asked } = provider();
    world.game.memory.likeness = [likeness];
    const question = "who is lost when sailing?";
    expect(comesToMind(world.game, wyn, undefined, question)).toEqual([]);
    const known = await recallAnew(world.game, wyn, undefined, question, { withinMs: 500 });
    expect(known?.map(({ text }) => text)).toEqual(["The ferry sank in the gale."]);
    await recallAnew(world.game, wyn, undefined, question, { withinMs: 500 });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toHaveLength(5);
  });

  it("is told by others when the provider fails, which is then left alone for a minute", async () => {
    const { likeness, asked, failures, state } = provider();
    state.down = true;
    expect(await likeness.prepare("a", MEMORIES, 500)).toBe(false);
    expect(await likeness.prepare("b", MEMORIES, 500)).toBe(false);
    expect([asked.length, failures.length, likeness.of("a", "b")]).toEqual([1, 1, undefined]);
    Object.assign(state, { now: 60_000, down: false });
    expect(await likeness.prepare("c", MEMORIES, 500)).toBe(true);
    expect(likeness.of("c", MEMORIES[0] ?? "")).toBeDefined();
  });

  it("takes off what is ordinary: what has nothing to do with a question is about 0", async () => {
    const { likeness } = provider();
    await likeness.prepare("we sail", MEMORIES, 500);
    expect(likeness.of("we sail", MEMORIES[0] ?? "")).toBeGreaterThan(0.9);
    expect(Math.abs(likeness.of("we sail", MEMORIES[2] ?? "") ?? 1)).toBeLessThan(0.1);
  });

  it("is nothing anew where no provider can be asked", async () => {
    const world = await start({ content: marketContent() });
    expect(
      await recallAnew(world.game, world.one("wyn"), undefined, "boats", { withinMs: 500 }),
    ).toBeUndefined();
  });
});
