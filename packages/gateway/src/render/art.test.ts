import { escapeMarkup } from "@wyldlands/protocol";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textWidth } from "./char-width.ts";
import { renderLines, renderPrompt, type RenderTarget } from "./render.ts";

const eyes: RenderTarget = { width: 80, colours: 0, charset: "utf-8", screenReader: false };
const ears: RenderTarget = { ...eyes, screenReader: true };
const HOUSE = "  /\\\n /__\\\n |[]|";
const lines = (markup: string, target: RenderTarget): string[] => renderLines(markup, target).split("\r\n");

describe("a drawing and what it says", () => {
  const markup = `<room>Quay</room>\n<art>\n${HOUSE}\n</art>\n<aloud>A house stands north.</aloud>\nGulls cry.`;

  it("is drawn for the eye and told to the ear, and leaves no gap in either", () => {
    expect(lines(markup, eyes)).toEqual(["Quay", "  /\\", " /__\\", " |[]|", "Gulls cry.", ""]);
    expect(lines(markup, ears)).toEqual(["Quay", "A house stands north.", "Gulls cry.", ""]);
  });

  it("keeps the author's blank lines around it, those of both sides once", () => {
    const spaced = `Quay\n\n<art>${HOUSE}</art>\n\nGulls cry.`;
    expect(lines(spaced, eyes)).toEqual(["Quay", "", "  /\\", " /__\\", " |[]|", "", "Gulls cry.", ""]);
    expect(lines(spaced, ears)).toEqual(["Quay", "", "Gulls cry.", ""]);
  });

  it("stands on lines of its own, wherever it is put", () => {
    expect(lines("Look: <art>/\\</art> fine.", eyes)).toEqual(["Look:", "/\\", "fine.", ""]);
    expect(lines("Look: <art>/\\</art> fine.", ears)).toEqual(["Look:", "fine.", ""]);
    expect(lines("<art>a</art><aloud>x</aloud><art>b</art>", eyes)).toEqual(["a", "b", ""]);
    expect(lines("One.\n  <art>/\\</art>", eyes)).toEqual(["One.", "/\\", ""]);
  });

  it("leaves a sentence whole when a part of it is for the ear alone", () => {
    const sentence = "The quay <aloud>(to the north)</aloud> is wet.";
    expect(renderLines(sentence, eyes)).toBe("The quay is wet.\r\n");
    expect(renderLines(sentence, ears)).toBe("The quay (to the north) is wet.\r\n");
    expect(renderLines("Wet stones <aloud>(north)</aloud>\nGulls.", eyes)).toBe("Wet stones\r\nGulls.\r\n");
    expect(renderPrompt("20 <aloud>health</aloud>&gt; ", eyes)).toBe("20 > ");
  });

  it("is nothing at all, not even an empty line, when none of it is for this client", () => {
    expect(renderLines(`<art>${HOUSE}</art>`, ears)).toBe("");
    expect(renderLines("<aloud>A house.</aloud>\n", eyes)).toBe("");
  });
});

describe("the lines of a drawing", () => {
  it("are never wrapped, but cut where the window ends", () => {
    const wide = "+----------+----------+";
    const markup = `one two three four\n<art>${wide}\n中中中中中中\n|e\u0301|</art>`;
    expect(lines(markup, { ...eyes, width: 9 })).toEqual([
      "one two",
      "three",
      "four",
      wide.slice(0, 9),
      "中中中中",
      "|e\u0301|",
      "",
    ]);
  });

  it("are whole when the window is not known", () => {
    const wide = "=".repeat(200);
    expect(renderLines(`<art>${wide}</art>`, { ...eyes, width: 0 })).toBe(`${wide}\r\n`);
  });

  it("have the colours of tags inside the drawing, and none from around it", () => {
    const markup = "<say>hi <art>a<hint>b</hint></art></say>";
    expect(renderLines(markup, { ...eyes, colours: 16 })).toBe(
      "\u001b[36mhi\u001b[0m\r\na\u001b[34mb\u001b[0m\r\n",
    );
  });

  it("are spelled in the client's character set", () => {
    expect(lines("<art>╔═╗\n║█▒\n╚─┘</art>", { ...eyes, charset: "ascii" })).toEqual([
      "+=+",
      "|#%",
      "+-+",
      "",
    ]);
  });
});

describe("any markup at all", () => {
  type Kind = "art" | "aloud" | "say";
  const block = fc.record({
    kind: fc.constantFrom<Kind>("art", "aloud", "say"),
    text: fc
      .array(fc.constantFrom("x", "y ", "<z>", "&", "中", "\n", "  ", "w".repeat(25)), { maxLength: 6 })
      .map((parts) => parts.join("")),
    before: fc.constantFrom("", " ", "\n", "\n\n", "go ", "\n  "),
  });
  const documents = fc.array(block, { maxLength: 8 });
  /** Each block's letters, told apart by a mark that only its kind has. */
  const marks: Record<Kind, string> = { art: "@", aloud: "$", say: "§" };
  const write = (blocks: readonly { kind: Kind; text: string; before: string }[]): string =>
    blocks
      .map(({ kind, text, before }) => `${before}<${kind}>${escapeMarkup(marks[kind] + text)}</${kind}>`)
      .join("");

  it("shows exactly one of drawing and words, and everything else to both", () => {
    fc.assert(
      fc.property(documents, fc.constantFrom(0, 20, 80), (blocks, width) => {
        const markup = write(blocks);
        // A window would cut drawings off.
        const seen = renderLines(markup, { ...eyes, width: 0 });
        const heard = renderLines(markup, { ...ears, width });
        const many = (kind: Kind): number => blocks.filter((each) => each.kind === kind).length;
        const count = (text: string, kind: Kind): number => text.split(marks[kind]).length - 1;
        expect([count(seen, "art"), count(seen, "aloud"), count(seen, "say")]).toEqual([
          many("art"),
          0,
          many("say"),
        ]);
        expect([count(heard, "art"), count(heard, "aloud"), count(heard, "say")]).toEqual([
          0,
          many("aloud"),
          many("say"),
        ]);
      }),
    );
  });

  it("loses no letter of what is shown, and exceeds no window", () => {
    const letters = (text: string): string => text.replace(/\s/g, "");
    fc.assert(
      fc.property(documents, (blocks) => {
        const markup = write(blocks);
        const shown = (dropped: Kind): string =>
          letters(
            blocks
              .map(({ kind, text, before }) => before + (kind === dropped ? "" : marks[kind] + text))
              .join(""),
          );
        expect(letters(renderLines(markup, { ...eyes, width: 0 }))).toBe(shown("aloud"));
        expect(letters(renderLines(markup, ears))).toBe(shown("art"));
        for (const line of lines(markup, { ...eyes, width: 20 }))
          expect(textWidth(line)).toBeLessThanOrEqual(20);
      }),
    );
  });

  it("has no blank line where its author wrote none", () => {
    const word = fc.record({ kind: fc.constantFrom<Kind>("art", "aloud", "say"), text: fc.constant("x") });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (blocks) => {
        const markup = blocks.map(({ kind, text }) => `<${kind}>${text}</${kind}>`).join("\n");
        for (const [target, dropped] of [
          [eyes, "aloud"],
          [ears, "art"],
        ] as const) {
          const shown = blocks.filter(({ kind }) => kind !== dropped).map(() => "x\r\n");
          expect(renderLines(markup, target)).toBe(shown.join(""));
        }
      }),
    );
  });

  it("is answered in words, never by a throw", () => {
    const pieces = fc.constantFrom(
      "<art>",
      "</art>",
      "<aloud>",
      "</aloud>",
      "\n",
      " ",
      "a",
      "<say>",
      "</say>",
    );
    fc.assert(
      fc.property(fc.array(pieces), fc.boolean(), (parts, screenReader) => {
        const target = { ...eyes, screenReader };
        expect(renderLines(parts.join(""), target)).toMatch(/^$|\r\n$/);
        expect(renderPrompt(parts.join(""), target)).not.toContain("<art>");
      }),
    );
  });
});
