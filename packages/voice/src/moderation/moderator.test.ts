import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CLEAN_LINES } from "./clean-lines.ts";
import { hitsInWords, wordModerator } from "./moderator.ts";
import { moderationConfig } from "./settings.ts";

const moderator = wordModerator();
const input = (text: string) => moderator.judge(text, "input").action;
const output = (text: string) => moderator.judge(text, "output").action;

describe("moderation", () => {
  test("lets alone what harmless visitors say: less than 5 in 100 are moderated", () => {
    expect(CLEAN_LINES.length).toBeGreaterThanOrEqual(120);
    const moderated = CLEAN_LINES.filter((line) => input(line) !== "allow" || output(line) !== "allow");
    expect(moderated.length / CLEAN_LINES.length, moderated.join("\n")).toBeLessThan(0.05);
  });

  test("knows what is vile, and does what the configuration says about it by side", () => {
    expect(input("heil hitler, landlord")).toBe("refuse");
    expect(input("go kill yourself")).toBe("refuse");
    expect(input("you retard")).toBe("queue");
    expect(input("fuck off, you bastard")).toBe("allow");
    expect(output("Then kill yourself, stranger.")).toBe("refuse");
    expect(moderator.judge("That's a fucking good boat.", "output")).toEqual({
      action: "soften",
      hits: [{ category: "coarse", severity: 2, word: "fuck" }],
      text: "That's a — good boat.",
    });
  });

  test.each([
    "kill  yourself",
    "KILL YOURSELF",
    "k.y.s",
    "k y s !",
    "k-y-s",
    "k\u200by\u200bs",
    "kуѕ",
    "ｋｙｓ",
    "𝐤𝐲𝐬",
    "k1ll y0urself",
    "k!ll your$elf",
    "kíll yoursélf",
    "kiiiill yourself",
    "go hang yourselfffff",
    "«kys»",
  ])("sees through disguise: %s", (text) => {
    expect(input(text)).toBe("refuse");
  });

  test("strikes out what belongs to the person at the keyboard, and never repeats it", () => {
    const verdict = moderator.judge(
      "write to anna@example.org or call +44 20 7946 0958, see https://example.com/x",
      "input",
    );
    expect(verdict.action).toBe("soften");
    expect(verdict.text).toBe("write to — or call —, see —");
    expect(hitsInWords(verdict.hits)).toBe(
      "private 2: an e-mail address, private 2: a telephone or card number, private 1: a web address",
    );
    expect(output("My number is 4111 1111 1111 1111")).toBe("refuse");
  });

  test("an operator's own words count, and words that are fine in that world do not", () => {
    const own = wordModerator(
      moderationConfig.parse({
        words: [
          { word: "grockle", category: "slur", severity: 3 },
          { word: "dry lander", category: "slur", severity: 1 },
        ],
        fine: ["retard"],
        input: { slur: ["soften", "queue", "refuse"] },
      }),
    );
    expect(own.judge("you grockles!", "input").action).toBe("refuse");
    expect(own.judge("a dry lander, are you", "input")).toMatchObject({
      action: "soften",
      text: "a —, are you",
    });
    expect(own.judge("retard the fuse", "input").action).toBe("allow");
  });

  test("a configuration with an unknown action or category is refused", () => {
    expect(moderationConfig.safeParse({ input: { slur: ["allow", "allow", "ban"] } }).success).toBe(false);
    expect(moderationConfig.safeParse({ output: { rude: ["allow", "allow", "allow"] } }).success).toBe(false);
    expect(
      moderationConfig.safeParse({ words: [{ word: "x", category: "slur", severity: 4 }] }).success,
    ).toBe(false);
  });

  test("judges any text whatever without a fault, and lets through what it does not know unchanged", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const verdict = moderator.judge(text, "output");
        if (verdict.hits.length === 0) expect(verdict).toEqual({ action: "allow", hits: [], text });
      }),
    );
  });
});
