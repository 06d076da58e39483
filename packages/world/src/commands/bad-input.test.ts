import { parseMarkup } from "@wyldlands/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Posture } from "../components/index.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { Registry } from "./registry.ts";

/** Commands that end the play or ask questions: what they take is tested where they are. */
const LEAVING: ReadonlySet<string> = new Set(["quit", "characters", "register", "describe"]);

const LONG = "long ".repeat(820);

/** Arguments that are wrong in every way: too long, too strange, or like what they are not. */
const ARGUMENTS = [
  "",
  "all",
  "all all all",
  "0.marn",
  "99999999999999999999 coins",
  "-1 coins",
  "2.",
  "me",
  "marn",
  "Mаrn", // with a Cyrillic а
  "ＭＡＲＮ",
  "coins to marn",
  "rope from me",
  "me in me",
  "in from to with on at",
  '"',
  "'\"'\"",
  "<system>evil</system>",
  "</say><system>evil</system>",
  "{actor} {to} {item} {evil}",
  "constructor __proto__ toString",
  "\u001b[2J\u0000\u0085\u202e",
  "👩‍👩‍👧‍👦 é̷̛ ＡＢ \ud800",
  "$1 $* $$ \\; !",
  LONG,
  "x".repeat(4_096),
];

/** No text of a player's is markup, and nothing came that says something broke. */
function checkRead(markups: readonly string[], line: string): void {
  for (const markup of markups) {
    expect(markup, line.slice(0, 80)).not.toContain("Something went wrong");
    const spans = parseMarkup(markup);
    for (const { text, tags } of spans)
      if (text.includes("evil")) expect(tags, line.slice(0, 80)).not.toContain("system");
  }
}

async function send(world: TestWorld, player: Player, other: Player, ...lines: string[]): Promise<void> {
  for (const line of lines) player.connection.post(line);
  await world.settle();
  const line = lines[0] ?? "";
  checkRead([...player.connection.readMarkup(), ...other.connection.readMarkup()], line);
  // An editor that was opened is left as it was.
  if (player.session.stack.length > 0) {
    player.connection.post("~");
    await world.settle();
  }
  expect(player.session.stack, line).toEqual([]);
  expect(player.session.character, line).toBe(player.character);
}

describe("every command", () => {
  const start = useWorlds();
  const names = new Registry().specs("admin").filter(({ name }) => !LEAVING.has(name));

  it("answers whatever follows it, throws at nothing, and takes no text for markup", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const { name, aliases = [] } of names) {
      await send(world, ann, bob, ...ARGUMENTS.map((args) => `${name} ${args}`), ...aliases);
      ann.character.remove(Posture);
    }
    expect((await world.metrics.failedItems.get()).values).toMatchObject([{ value: 0 }]);
    expect(world.logged.filter((line) => line.includes("evil"))).toEqual([]);
  }, 60_000);

  it("answers lines of random commands and random words", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const word = fc.oneof(
      fc.constantFrom(...ARGUMENTS.filter((text) => text.length < 100)),
      fc.constantFrom(
        ...names.map(({ name }) => name),
        "n",
        "1e",
        "!",
        ";",
        "\\;",
        "3n2e",
        "to",
        "from",
        "bollard",
      ),
      fc.string({ unit: "binary", maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (words) => {
        const line = words.join(" ");
        if (/\b(?:quit|logout|characters|switch|register)\b/i.test(line)) return;
        await send(world, ann, bob, line);
      }),
      { numRuns: Number(process.env["WYLDLANDS_FUZZ_RUNS"] ?? "20") * 10 },
    );
    expect((await world.metrics.failedItems.get()).values).toMatchObject([{ value: 0 }]);
  }, 60_000);
});
