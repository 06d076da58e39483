import { describe, expect, it } from "vitest";
import { LineAssembler } from "./lines.ts";
import type { Charset, Line } from "./lines.ts";
import { bytes, bytewise, packets } from "./vectors/replay.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function lines(stream: readonly Uint8Array[], charset: Charset = "utf-8"): Line[] {
  const assembler = new LineAssembler();
  assembler.setCharset(charset);
  return stream.flatMap((packet) => assembler.push(packet));
}

const texts = (input: Uint8Array | Uint8Array[], charset?: Charset): string[] =>
  lines(Array.isArray(input) ? input : [input], charset).map((line) => line.text);

/** Whole, bytewise and cut in two at every place: the same lines. */
function everyWay(input: Uint8Array, expected: string[], charset?: Charset): void {
  expect(texts(input, charset)).toEqual(expected);
  expect(texts(bytewise(input), charset)).toEqual(expected);
  for (let cut = 1; cut < input.length; cut++)
    expect(texts(packets(input, [cut]), charset)).toEqual(expected);
}

describe("the end of a line", () => {
  it.each([
    ["CR LF (tt++, tf5, kbtin, inetutils)", "\r\n"],
    ["CR NUL (inetutils, plink, a character at a time)", "\r\0"],
    ["LF (nc, ncat)", "\n"],
    ["CR (BINARY)", "\r"],
  ])("is %s", (_, ending) => {
    everyWay(bytes("look", ending, "north", ending), ["look", "north"]);
    everyWay(bytes(ending, ending, "look", ending), ["", "", "look"]);
  });

  it("may differ from line to line", () => {
    everyWay(bytes("a\r\nb\nc\r\0d\re\r\n"), ["a", "b", "c", "d", "e"]);
  });

  it("is a CR at once: the LF or NUL of the next packet makes no empty line", () => {
    const assembler = new LineAssembler();
    expect(assembler.push(bytes("look\r"))).toEqual([{ text: "look", truncated: false }]);
    expect(assembler.push(bytes("\n"))).toEqual([]);
    expect(assembler.push(bytes("\n"))).toEqual([{ text: "", truncated: false }]);
  });

  it("is missing from what half-closing clients send last", () => {
    const assembler = new LineAssembler();
    expect(assembler.push(bytes("look"))).toEqual([]);
    expect(assembler.end()).toEqual({ text: "look", truncated: false });
    expect(assembler.end()).toBeUndefined();
  });
});

describe("a key at a time", () => {
  it("erases with BS and with DEL", () => {
    everyWay(bytes("loko", 8, 8, "ok\r\0"), ["look"]);
    everyWay(bytes("nn", 127, "orth\r\0"), ["north"]);
  });

  it("erases whole characters, however many bytes they have", () => {
    everyWay(bytes(utf8("aé"), 8, utf8("中"), 127, utf8("🐉"), 8, "b\r"), ["ab"]);
    everyWay(bytes("a\xe9\xe9", 8, "\r"), ["aé"], "latin-1");
  });

  it("erases broken UTF-8 a byte at a time, never the good character before it", () => {
    everyWay(bytes(utf8("é"), 0x80, 8, "\n"), ["é"]);
    everyWay(bytes("a", 0xe4, 0xb8, 8, 8, "\n"), ["a"]);
  });

  it("never erases into the line before", () => {
    everyWay(bytes("look\r", 8, 8, "north\r"), ["look", "north"]);
  });

  it("takes IAC EC and IAC EL from its owner", () => {
    const assembler = new LineAssembler();
    assembler.push(bytes("lookk"));
    assembler.eraseCharacter();
    expect(assembler.push(bytes("\n"))).toEqual([{ text: "look", truncated: false }]);
    assembler.push(bytes("drop all"));
    assembler.eraseLine();
    expect(assembler.push(bytes("look\n"))).toEqual([{ text: "look", truncated: false }]);
  });
});

describe("control characters", () => {
  it("are dropped, but TAB is four spaces", () => {
    everyWay(bytes("\x1b[2Jsay\thi\x07\x00\x05\n"), ["[2Jsay    hi"]);
  });

  it("of the C1 set are dropped in both charsets", () => {
    everyWay(bytes("a\xc2\x9bb\xc2\x85c\xc2\xa0d\n"), ["abc\u00a0d"]);
    everyWay(bytes("a\x9bb\x85c\xa0d\n"), ["abc\u00a0d"], "latin-1");
  });

  it("leave alone what kildclient sends: a stray NUL after each reply", () => {
    everyWay(bytes("\0look\0\r\n\0"), ["look"]);
  });
});

describe("decoding", () => {
  it("reads UTF-8, also when packets cut a character", () => {
    everyWay(bytes(utf8("sage grüße, 中, 🐉\r\n")), ["sage grüße, 中, 🐉"]);
  });

  it("reads Latin-1 when told to, every byte its own character", () => {
    everyWay(bytes("gr\xfc\xdfe \xc3\xa9\n"), ["grüße Ã©"], "latin-1");
  });

  it("turns what is no UTF-8 into U+FFFD", () => {
    everyWay(bytes("a\xffb\xc0\xafc\xe4\xb8\n"), ["a\ufffdb\ufffd\ufffdc\ufffd"]);
  });

  it("decodes the unfinished line with the charset that holds when it ends", () => {
    const assembler = new LineAssembler();
    assembler.push(bytes("\xe9t"));
    assembler.setCharset("latin-1");
    expect(assembler.push(bytes("\xe9\n"))).toEqual([{ text: "été", truncated: false }]);
    expect(assembler.charset).toBe("latin-1");
  });
});

describe("the limit", () => {
  it("is 4 KiB; the rest is dropped and the line says so, the next one is whole", () => {
    const input = bytes("x".repeat(4097), "\r\nlook\r\n");
    expect(lines([input])).toEqual([
      { text: "x".repeat(4096), truncated: true },
      { text: "look", truncated: false },
    ]);
    expect(lines(bytewise(input))).toEqual(lines([input]));
  });

  it("counts what is kept, not what is dropped or erased", () => {
    const input = bytes(...Array.from({ length: 5000 }, () => ["x", 8, 0, 7]).flat(), "look\n");
    expect(lines([input])).toEqual([{ text: "look", truncated: false }]);
  });

  it("cuts no character in two", () => {
    for (const [max, text] of [
      [3, "a"],
      [4, "a中"],
      [5, "a中"],
      [8, "a中🐉"],
    ] as const) {
      const assembler = new LineAssembler({ maxLine: max });
      expect(assembler.push(bytes(utf8("a中🐉x"), "\n"))).toEqual([{ text, truncated: true }]);
    }
  });

  it("keeps what fitted when the erasing meets what was dropped", () => {
    const assembler = new LineAssembler({ maxLine: 4 });
    expect(assembler.push(bytes("northh", 8, "\n"))).toEqual([{ text: "nort", truncated: true }]);
  });

  it("holds no more than a line", () => {
    const assembler = new LineAssembler();
    for (let i = 0; i < 100; i++) assembler.push(new Uint8Array(1000).fill(120));
    expect(assembler.buffered).toBe(4096);
    expect(assembler.end()?.truncated).toBe(true);
    expect(assembler.buffered).toBe(0);
  });

  it("reports a line as cut even when nothing of it fits", () => {
    const assembler = new LineAssembler({ maxLine: 0 });
    assembler.push(bytes("x"));
    expect(assembler.end()).toEqual({ text: "", truncated: true });
  });
});
