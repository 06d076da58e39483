import { escapeMarkup } from "@wyldlands/protocol";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textWidth } from "./char-width.ts";
import { renderLines, renderPrompt, withoutControls, type RenderTarget } from "./render.ts";
import { toAscii, toLatin1 } from "./spelling.ts";

const plain: RenderTarget = { width: 80, colours: 0, charset: "utf-8", screenReader: false };
const colour: RenderTarget = { ...plain, colours: 16 };
const at = (width: number): RenderTarget => ({ ...plain, width });
// oxlint-disable-next-line no-control-regex -- colour codes are what is looked for
const SGR = /\u001b\[[\d;]*m/g;
const anyText = fc.string({ unit: "binary", maxLength: 300 });
const anyWords = fc
  .array(fc.constantFrom("a", "quay", "lantern-light", "中文", "é", "👍🏽", "  ", "\n", "x".repeat(30)))
  .map((parts) => parts.join(" "));

describe("wrapping", () => {
  it("breaks at spaces, at the client's width, and at 80 when that is unknown", () => {
    expect(renderLines("one two three four", at(9))).toBe("one two\r\nthree\r\nfour\r\n");
    const long = "word ".repeat(30).trim();
    expect(renderLines(long, at(0))).toBe(renderLines(long, at(80)));
  });

  it("fills a line to its last column", () => {
    expect(renderLines("12345 6789", at(10))).toBe("12345 6789\r\n");
    expect(renderLines("12345 67890", at(10))).toBe("12345\r\n67890\r\n");
  });

  it("keeps newlines, empty lines, inner spaces and indentation", () => {
    expect(renderLines("a\n\n  b  c", plain)).toBe("a\r\n\r\n  b  c\r\n");
    expect(renderLines("  one two three", at(10))).toBe("  one two\r\n  three\r\n");
  });

  it("ends words with one newline, whether they had one or not", () => {
    expect(renderLines("a", plain)).toBe("a\r\n");
    expect(renderLines("a\n", plain)).toBe("a\r\n");
    expect(renderLines("", plain)).toBe("\r\n");
  });

  it("tears a word only when it alone is too long", () => {
    expect(renderLines("go abcdefghij", at(6))).toBe("go\r\nabcdef\r\nghij\r\n");
  });

  it("knows wide characters and marks that take no room", () => {
    expect(renderLines("中文字符", at(6))).toBe("中文字\r\n符\r\n");
    expect(renderLines("ab中文", at(5))).toBe("ab中\r\n文\r\n");
    expect(renderLines(`  中${"w".repeat(20)}`, at(20))).toBe(`  中${"w".repeat(16)}\r\n  wwww\r\n`);
    expect(renderLines("e\u0301e\u0301e\u0301 e\u0301", at(5))).toBe("e\u0301e\u0301e\u0301 e\u0301\r\n");
    expect(textWidth("👍中e\u0301a")).toBe(6);
  });

  it("does not count colour codes, and closes them at each line's end", () => {
    expect(renderLines("<item>one two</item> three", { ...colour, width: 7 })).toBe(
      "\u001b[36mone two\u001b[0m\r\nthree\r\n",
    );
    expect(renderLines("<item>one two</item>", { ...colour, width: 4 })).toBe(
      "\u001b[36mone\u001b[0m\r\n\u001b[36mtwo\u001b[0m\r\n",
    );
  });

  it("never exceeds the width and never loses a letter", () => {
    fc.assert(
      fc.property(anyWords, fc.integer({ min: 20, max: 100 }), (text, width) => {
        const lines = renderLines(text, at(width)).split("\r\n");
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replace(/[\s]/g, ""));
      }),
    );
  });
});

describe("colours", () => {
  it("shows the innermost colour of nested tags, and resets after each", () => {
    expect(renderLines("<say>hi <npc>Bo</npc>!</say>", colour)).toBe(
      "\u001b[36mhi \u001b[0m\u001b[35mBo\u001b[0m\u001b[36m!\u001b[0m\r\n",
    );
  });

  it("are as many as the terminal has", () => {
    const painted = (colours: RenderTarget["colours"]): string =>
      renderLines("<room>Quay</room>", { ...plain, colours });
    expect(painted(0)).toBe("Quay\r\n");
    expect(painted(16)).toBe("\u001b[1;36mQuay\u001b[0m\r\n");
    expect(painted(256)).toBe("\u001b[1;38;5;30mQuay\u001b[0m\r\n");
    expect(painted("truecolour")).toBe("\u001b[1;38;2;0;138;138mQuay\u001b[0m\r\n");
  });

  it("changes no letter of what a plain client reads", () => {
    fc.assert(
      fc.property(anyWords, fc.integer({ min: 20, max: 60 }), (text, width) => {
        const markup = `<room>${escapeMarkup(text)}</room> <say>${escapeMarkup(text)}</say>`;
        const coloured = renderLines(markup, { ...colour, width }).replace(SGR, "");
        expect(coloured).toBe(renderLines(markup, at(width)));
      }),
    );
  });
});

describe("what players write", () => {
  it("can neither command a terminal nor pass for markup", () => {
    const hostile = "\u001b[2J\u009b31m\u0007\u202e<error>&amp;\r\u0000\u007f";
    expect(renderLines(escapeMarkup(hostile), colour)).toBe("[2J31m<error>&amp;\r\n");
  });

  it("never carries a control character out, whatever it is", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const out = renderLines(text, colour).replace(SGR, "").replaceAll("\r\n", "");
        expect(out).not.toMatch(/\p{Cc}|\p{Cs}/u);
        expect(withoutControls(text)).not.toMatch(/(?!\n)\p{Cc}/u);
      }),
    );
  });
});

describe("prompts", () => {
  it("end with the very characters they were given with, colours or not", () => {
    expect(renderPrompt("Name: ", colour)).toBe("Name: ");
    expect(renderPrompt("<hint>20hp</hint> &gt; ", plain)).toBe("20hp > ");
    expect(renderPrompt("<hint>20hp &gt; </hint>", colour)).toBe("\u001b[34m20hp >\u001b[0m ");
    expect(renderPrompt("a\nb: ", plain)).toBe("a\r\nb: ");
  });
});

describe("poorer character sets", () => {
  it("keep what they have, spell what they can, and mark the rest", () => {
    expect(toLatin1("é — “quay” … ő ﬁ Łódź 中 👍")).toBe('é -- "quay" ... o fi Lódz ? ?');
    expect(toAscii("é — “quay” … ő ﬁ Łódź 中 👍 ß Æ ø «x» ½")).toBe(
      'e -- "quay" ... o fi Lodz ? ? ss AE o "x" ?',
    );
    expect(renderLines("中 é", { ...plain, charset: "latin-1" })).toBe("? é\r\n");
    expect(renderLines("中 é", { ...plain, charset: "ascii" })).toBe("? e\r\n");
  });

  it("are never more than one byte a character", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toLatin1(text)).not.toMatch(/[\u{100}-\u{10ffff}]/u);
        expect(toAscii(text)).not.toMatch(/[\u{80}-\u{10ffff}]/u);
      }),
    );
  });
});

describe("a screen reader", () => {
  const ears: RenderTarget = { ...colour, screenReader: true };

  it("gets no colours, no frames and no rules", () => {
    expect(renderLines("<title>┌── The Quay ──┐</title>\n-----\nA 2-3 mile walk... ═══", ears)).toBe(
      " The Quay \r\n\r\nA 2-3 mile walk... \r\n",
    );
  });

  it("gets a word for a prompt of symbols, and a prompt with words as it is", () => {
    expect(renderPrompt("&gt; ", ears)).toBe("Ready: ");
    expect(renderPrompt("<hint>20hp</hint> &gt; ", ears)).toBe("20hp > ");
    expect(renderPrompt("Name: ", ears)).toBe("Name: ");
  });

  it("gets lines as long as they are when there is no window, and wrapped ones when there is", () => {
    const long = "word ".repeat(60).trim();
    expect(renderLines(long, { ...ears, width: 0 })).toBe(`${long}\r\n`);
    expect(renderLines("one two three", { ...ears, width: 9 })).toBe("one two\r\nthree\r\n");
  });
});
