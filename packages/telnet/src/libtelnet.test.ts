import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bytewise, packets } from "./vectors/replay.ts";
import { decodeInput, libtelnetTrace } from "./vectors/libtelnet-trace.ts";

const shared = process.env["WYLDLANDS_SHARED"];
if (shared === undefined) {
  // oxlint-disable-next-line no-console -- a skipped suite must be seen
  console.warn(
    "SKIPPED: libtelnet's test vectors. Set WYLDLANDS_SHARED to a folder with vectors/libtelnet/*.{input,txt}.",
  );
}
const folder = join(shared ?? "", "vectors", "libtelnet");
const names = shared === undefined ? [] : readdirSync(folder).filter((file) => file.endsWith(".input"));

describe.skipIf(shared === undefined)(
  "libtelnet's test vectors (github.com/seanmiddleditch/libtelnet, public domain)",
  () => {
    it("are all there", () => {
      expect(names).toHaveLength(11);
    });

    it.each(names)("%s gives libtelnet's events, whole, a byte at a time and cut in two anywhere", (name) => {
      const input = decodeInput(readFileSync(join(folder, name), "latin1"));
      const expected = readFileSync(join(folder, name.replace(/\.input$/, ".txt")), "latin1");
      expect(libtelnetTrace([input])).toBe(expected);
      expect(libtelnetTrace(bytewise(input))).toBe(expected);
      for (let cut = 1; cut < input.length; cut++)
        expect(libtelnetTrace(packets(input, [cut]))).toBe(expected);
    });
  },
);

describe("the trace in libtelnet's format", () => {
  it("reads comments, line ends and percent codes as libtelnet's tests do", () => {
    expect(decodeInput("# note\nlo\n%FF%f9ok\n")).toEqual(Uint8Array.from([108, 111, 255, 249, 111, 107]));
  });

  it("tells text, commands, negotiation and subnegotiations apart", () => {
    const input = decodeInput(
      "hi%FF%F9%FF%FD%5D%FF%FD%5D%FF%FE%5D%FF%FA%18%00vt100%FF%F0%FF%FA%46%01NAME%02Wyld%FF%F0",
    );
    expect(libtelnetTrace([input]).split("\n")).toEqual([
      "DATA [2] ==> hi",
      "IAC 249 (GA)",
      "DO 93 (ZMP)",
      "DONT 93 (ZMP)",
      "TTYPE IS vt100",
      'MSSP [1] ==> "NAME"="Wyld"',
      "",
    ]);
  });
});
