import { WILL, WONT } from "@wyldlands/telnet";
import { describe, expect, it } from "vitest";
import { FakeOptionClient } from "../testing/option-client.ts";
import { ttype } from "./ttype.ts";

const SEND = "\xff\xfa\x18\x01\xff\xf0";

/** Plays a client that answers each question with the next word; returns how often it was asked. */
function cycle(client: FakeOptionClient, words: readonly string[]): number {
  let asked = 0;
  let out = client.hear(WILL);
  for (const word of words) {
    if (out === "") break;
    expect(out).toBe(SEND);
    asked += 1;
    out = client.tell(`\0${word}`);
  }
  expect(out).toBe("");
  return asked;
}

describe("the terminal type", () => {
  it.each([
    [
      "tt++",
      ["TINTIN++", "xterm-256color", "MTTS 271", "MTTS 271"],
      { name: "TINTIN++", terminal: "xterm-256color", mtts: 271 },
    ],
    [
      "Mudlet, which begins anew after its second MTTS",
      ["MUDLET", "ANSI-TRUECOLOR", "MTTS 2349", "MTTS 2349", "MUDLET"],
      { name: "MUDLET", terminal: "ANSI-TRUECOLOR", mtts: 2349 },
    ],
    [
      "KBtin",
      ["KBtin", "hardcopy", "unknown", "KBtin-2.1", "KBtin"],
      { name: "KBtin", terminal: "hardcopy", version: "2.1" },
    ],
    [
      "tf5",
      ["TINYFUGUE", "ANSI-ATTR", "ANSI", "UNKNOWN", "TINYFUGUE"],
      { name: "TINYFUGUE", terminal: "ANSI-ATTR" },
    ],
  ])("is asked of %s four times", (_who, words, facts) => {
    const client = new FakeOptionClient(ttype).offer();
    expect(cycle(client, words)).toBe(4);
    expect(client.capabilities.client).toEqual(facts);
  });

  it.each([
    ["XTERM-256COLOR", { terminal: "XTERM-256COLOR" }],
    ["xterm", { terminal: "xterm" }],
    ["KildClient", { name: "KildClient" }],
  ])("is asked twice of a client that has %s to say and nothing else", (word, facts) => {
    const client = new FakeOptionClient(ttype).offer();
    expect(cycle(client, [word, word, word])).toBe(2);
    expect(client.capabilities.client).toEqual(facts);
  });

  it("is not asked again of a client that offers again and again, or answers without being asked", () => {
    const client = new FakeOptionClient(ttype).offer();
    expect(client.hear(WILL)).toBe(SEND);
    expect(client.hear(WILL)).toBe("");
    expect(client.hear(WONT) + client.hear(WILL)).not.toContain(SEND);
    expect(client.tell("\0one")).toBe(SEND);
    for (const word of ["two", "three", "four", "five", "six"]) client.tell(`\0${word}`);
    expect(client.tell("\0seven")).toBe("");
    expect(client.hear(WONT) + client.hear(WILL)).not.toContain(SEND);
    expect(client.capabilities.client).toEqual({ name: "one", terminal: "two" });
  });

  it("keeps forty printable characters at most, and nothing of what is no answer", () => {
    const client = new FakeOptionClient(ttype).offer();
    client.hear(WILL);
    expect(client.tell("\x01spoofed")).toBe("");
    expect(client.tell("")).toBe("");
    client.tell(`\0\x1b[2J${"M".repeat(500)}`);
    expect(client.capabilities.client.name).toBe(`[2J${"M".repeat(37)}`);
  });
});
