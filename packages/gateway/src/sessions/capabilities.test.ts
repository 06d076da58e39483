import { describe, expect, it } from "vitest";
import { FakeOptionClient } from "../testing/option-client.ts";
import { sga } from "../telnet-options/sga.ts";
import type { Capabilities, ClientFacts } from "./capabilities.ts";

function shown(...facts: ClientFacts[]): Pick<Capabilities, "colours" | "charset" | "screenReader"> {
  const client = new FakeOptionClient(sga);
  for (const fact of facts) client.learn(fact);
  const { colours, charset, screenReader } = client.capabilities;
  return { colours, charset, screenReader };
}

describe("how many colours a client gets", () => {
  it.each([
    ["none on a bare socket", {}, 0],
    ["sixteen with a window", { window: true }, 16],
    ["256 by its terminal's name", { terminal: "xterm-256color" }, 256],
    ["all by its terminal's name", { terminal: "ANSI-TRUECOLOR" }, "truecolour"],
    ["sixteen by MTTS (ANSI)", { mtts: 1 + 4 }, 16],
    ["256 by MTTS", { mtts: 1 + 4 + 8 }, 256],
    ["all by MTTS (tt++)", { mtts: 271 }, "truecolour"],
    ["none when MTTS says so, window or not", { mtts: 4, window: true }, 0],
    ["sixteen when MTTS says so, whatever its terminal's name", { mtts: 7, terminal: "tmux-256color" }, 16],
    ["none when MTTS says so, whatever its terminal's name", { mtts: 6, terminal: "ansi-truecolor" }, 0],
    ["none on a dumb terminal", { terminal: "dumb", window: true }, 0],
    ["none on a screen reader (tt++ -s)", { mtts: 335, window: true }, 0],
  ] as const)("%s", (_what, facts, colours) => {
    expect(shown(facts).colours).toBe(colours);
  });
});

describe("which characters a client gets", () => {
  it.each([
    ["all of Unicode unless it says otherwise", [{}], "utf-8"],
    ["ASCII when its MTTS lacks UTF-8", [{ mtts: 1 }], "ascii"],
    ["ASCII when it is known to strip the eighth bit", [{ name: "TINYFUGUE" }], "ascii"],
    ["what it agreed to, whatever its MTTS says", [{ charset: "latin-1" }, { mtts: 271 }], "latin-1"],
    ["what it agreed to last", [{ charset: "latin-1" }, { charset: "utf-8" }], "utf-8"],
  ] as const)("%s", (_what, facts, charset) => {
    expect(shown(...facts).charset).toBe(charset);
  });
});

describe("a screen reader", () => {
  it("is known by MTTS or by its own word, and its own word counts", () => {
    expect(shown({ mtts: 335 }).screenReader).toBe(true);
    expect(shown({ mtts: 271 }).screenReader).toBe(false);
    expect(shown({ mtts: 271 }, { screenReader: true }).screenReader).toBe(true);
    expect(shown({ mtts: 335 }, { screenReader: false })).toMatchObject({
      screenReader: false,
      colours: "truecolour",
    });
  });
});
