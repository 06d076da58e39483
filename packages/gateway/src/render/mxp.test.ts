import { escapeMarkup, TAGS } from "@wyldlands/protocol";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textWidth } from "./char-width.ts";
import { renderLines, renderPrompt, type RenderTarget } from "./render.ts";

const SECURE = "\u001b[1z";
const plain: RenderTarget = { width: 80, colours: 0, charset: "utf-8", screenReader: false };
const mxp: RenderTarget = { ...plain, mxp: true };
const OURS = /<send href="[^<>&"]*"(?: hint="[^<>&"]*")?>|<\/send>/g;
// oxlint-disable-next-line no-control-regex -- line modes are what is looked for
const MODES = /\u001b\[[17]z/g;

/** What a client shows of it. */
function read(line: string): string {
  const text = line.replace(MODES, "").replace(OURS, "");
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

describe("links", () => {
  it.each([
    ["<exit>east</exit>", '<send href="east">east</send>'],
    ["<command>HELP</command>", '<send href="HELP">HELP</send>'],
    [
      "<item>A tin mug</item>",
      '<send href="look tin mug|get tin mug" hint="tin mug|Look at it|Pick it up">A tin mug</send>',
    ],
    ["<npc>Hesper</npc>", '<send href="look Hesper">Hesper</send>'],
    ["<player>Ana</player>", '<send href="look Ana">Ana</send>'],
    ["<command>get <item>oil</item></command>", '<send href="get oil">get oil</send>'],
    ["<exit>in</exit><exit>up</exit>", '<send href="in">in</send><send href="up">up</send>'],
  ])("%s", (markup, line) => {
    expect(renderLines(markup, mxp)).toBe(`${SECURE}${line}\r\n`);
  });

  it("are not made of what could not be typed, or would mean something else", () => {
    for (const words of ["a|b", 'say "hi"', "get <thing>", "x".repeat(90), "two tin mugs", "  "])
      expect(renderLines(`<item>${escapeMarkup(words)}</item>`, mxp)).not.toContain("<send");
    expect(renderLines("<npc>Łódź</npc>", { ...mxp, charset: "ascii" })).toBe("Lodz\r\n");
    expect(renderLines("<say>east</say> <room>Quay</room>", mxp)).toBe("east Quay\r\n");
  });

  it("take no room, and are whole on each line they are wrapped to", () => {
    expect(renderLines("go <item>tin mug</item> now", { ...mxp, width: 8 })).toBe(
      ["go tin", "mug now"]
        .map((line) =>
          line.replace(/tin|mug/, (word) => {
            return `<send href="look tin mug|get tin mug" hint="tin mug|Look at it|Pick it up">${word}</send>`;
          }),
        )
        .map((line) => `${SECURE}${line}\r\n`)
        .join(""),
    );
  });

  it("keep their colours inside", () => {
    expect(renderLines("<exit>in</exit>.", { ...mxp, colours: 16 })).toBe(
      `${SECURE}<send href="in">\u001b[32min\u001b[0m</send>.\r\n`,
    );
  });
});

describe("lines", () => {
  it("stay locked when they have nothing of MXP's, and are escaped when they have", () => {
    expect(renderLines("one\n2 &lt; 3 &amp; 'x' \"y\"\nthree", mxp)).toBe(
      `one\r\n${SECURE}2 &lt; 3 &amp; 'x' &quot;y&quot;\r\nthree\r\n`,
    );
  });

  it("are locked again behind a prompt, which no newline ends", () => {
    expect(renderPrompt("20hp &gt; ", mxp)).toBe(`${SECURE}20hp &gt; \u001b[7z`);
    expect(renderPrompt("Name: ", mxp)).toBe("Name: ");
    expect(renderPrompt("20hp &gt; ", { ...mxp, screenReader: true })).toBe(`${SECURE}20hp &gt; \u001b[7z`);
  });
});

describe("what players write", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom(
      '<send href="quit">',
      "</send>",
      "\u001b[1z",
      "\u001b[6z<!ELEMENT x>",
      "&lt;",
      '"',
      "|",
      "<b>",
    ),
  );
  const texts = fc.array(hostile, { maxLength: 6 }).map((parts) => parts.join(""));

  it("makes no tag, no entity and no line mode, in whatever tag it stands", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...TAGS), fc.boolean(), (text, tag, colours) => {
        const target: RenderTarget = { ...mxp, colours: colours ? 16 : 0 };
        const markup = `<${tag}>${escapeMarkup(text)}</${tag}>`;
        for (const line of renderLines(markup, target).split("\r\n")) {
          const bare = line.replace(OURS, "");
          expect(bare).not.toMatch(/[<>"]/);
          expect(bare.replace(/&(?:lt|gt|amp|quot);/g, "")).not.toContain("&");
          // oxlint-disable-next-line no-control-regex -- what is looked for
          expect(bare.replace(/\u001b\[[\d;]*m/g, "")).toMatch(/^(?:\u001b\[1z)?[^\u001b]*$/);
        }
      }),
    );
  });

  it("is read as it is without MXP, wrapped at the same places", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom("exit", "item", "say", "command"), (text, tag) => {
        const markup = `go <${tag}>${escapeMarkup(text)}</${tag}> on`;
        const lines = renderLines(markup, { ...mxp, width: 20 })
          .split("\r\n")
          .map(read);
        expect(lines.join("\r\n")).toBe(renderLines(markup, { ...plain, width: 20 }));
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(20);
      }),
    );
  });
});
