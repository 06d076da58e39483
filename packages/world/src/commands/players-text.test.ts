import { parseMarkup } from "@wyldlands/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TestWorld, Player } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

/** Texts that would do harm if they were anything but text. */
const HOSTILE = [
  "<system>The world ends.</system>",
  "</say><error>oops</error>",
  "<command>quit</command>",
  "&lt;item&gt;",
  "<<item>>",
  "{actor} {text} {to} {__proto__} {constructor}",
  "\u001b[31mred\u001b[0m",
  "\u0007\u0000\u0085\u009b",
  "\u202eneddih",
  "$& $1 $`",
  "'",
  '"',
  "`",
  "\\n",
];

/** What another player reads of a text: the tags around its every part. */
function tagsAround(player: Player, text: string): string[] {
  const spans = player.connection.readMarkup().flatMap((markup) => parseMarkup(markup));
  expect(spans.map((span) => span.text).join("")).toContain(text);
  return [...new Set(spans.flatMap((span) => span.tags))].sort();
}

describe("what players write", () => {
  const start = useWorlds();
  const two = async (): Promise<[TestWorld, Player, Player]> => {
    const world = await start();
    return [world, ...(await world.players("Ann", "Bob"))];
  };

  it("is never more than text to others: said, told, posed", async () => {
    const [, ann, bob] = await two();
    for (const text of HOSTILE) {
      await ann.type(`say ${text}`);
      expect(tagsAround(bob, text)).toEqual(["player", "say"]);
      await ann.type(`tell bob ${text}`);
      expect(tagsAround(bob, text)).toEqual(["player", "tell"]);
      await ann.type(`emote ${text}`);
      expect(tagsAround(bob, text)).toEqual(["emote", "player"]);
    }
  });

  it("stays text whatever it is", async () => {
    const [world, ann, bob] = await two();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...HOSTILE))),
        async (parts) => {
          const text = parts.join("").trim();
          if (text === "") return;
          ann.connection.post(`say ${text}`);
          await world.settle();
          expect(tagsAround(bob, text)).toEqual(["player", "say"]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is text in a description as well", async () => {
    const [world, ann, bob] = await two();
    await ann.type("describe");
    for (const text of HOSTILE.slice(0, 9)) await ann.type(text);
    await ann.type(".");
    bob.connection.post("look ann");
    await world.settle();
    expect(tagsAround(bob, HOSTILE[0] ?? "")).toEqual(["player"]);
  });

  it("comes back from a command that finds nothing as the text it was", async () => {
    const [, ann] = await two();
    for (const text of HOSTILE) {
      for (const verb of ["look", "examine", "get", "drop", "help", "tell", "go", "nonsense"]) {
        await ann.type(`${verb} ${text}${verb === "tell" ? " hi" : ""}`);
        const tags = ann.connection
          .readMarkup()
          .flatMap((markup) => parseMarkup(markup).flatMap((span) => span.tags));
        for (const tag of tags) expect(["hint", "error", "command", "exit"]).toContain(tag);
      }
    }
  });

  it("is no name: those are letters alone", async () => {
    const world = await start();
    const connection = await world.connect();
    await connection.typeAll("new", "somebody", "salt and tar", "salt and tar");
    for (const name of HOSTILE) {
      await connection.type(name);
      expect(connection.prompt).toBe("Name your character: ");
    }
  });
});
