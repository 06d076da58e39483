import { DO, WILL, WONT } from "@wyldlands/telnet";
import { describe, expect, it } from "vitest";
import { FakeOptionClient } from "../testing/option-client.ts";
import { charset, charsetNamed } from "./charset.ts";

const ours = "\xff\xfa\x2a\x01;UTF-8;ISO-8859-1;US-ASCII\xff\xf0";
const REJECTED = "\xff\xfa\x2a\x03\xff\xf0";
const fresh = (): FakeOptionClient => new FakeOptionClient(charset).offer();
/** Our request went out and was turned down, so the client may ask. */
const free = (): FakeOptionClient => {
  const client = fresh();
  client.hear(WILL);
  client.tell("\x03");
  return client;
};

describe("the character set", () => {
  it.each([
    ["WILL alone (tt++)", [WILL]],
    ["DO alone", [DO]],
    ["DO and WILL (Mudlet)", [DO, WILL]],
    ["WILL and DO, time and again (KBtin)", [WILL, WILL, DO, DO]],
  ] as const)("is asked for once, of a client that says %s", (_what, answers) => {
    const client = fresh();
    expect(answers.map((verb) => client.hear(verb)).join("")).toBe(ours);
  });

  it.each([
    ["UTF-8", "utf-8"],
    ["iso-8859-1", "latin-1"],
    ["US-ASCII", "ascii"],
  ])("is %s when the client accepts that", (name, expected) => {
    const client = fresh();
    client.hear(DO);
    expect(client.tell(`\x02${name}`)).toBe("");
    expect(client.capabilities.charset).toBe(expected);
    expect(client.capabilities.client.charset).toBe(expected);
  });

  it("stays as it was when the client rejects all, accepts what nobody asked for, or was not asked", () => {
    for (const body of ["\x03", "\x02KOI8-R", "\x02"]) {
      const client = fresh();
      client.hear(WILL);
      client.tell(body);
      expect(client.capabilities.client).toEqual({});
    }
    const unasked = free();
    unasked.tell("\x02US-ASCII");
    expect(unasked.capabilities.charset).toBe("utf-8");
  });

  it.each([
    [";KOI8-R;ISO_8859-1:1987;UTF-8", "\x02UTF-8", "utf-8"],
    [" latin1 ascii", "\x02latin1", "latin-1"],
    ["[TTABLE]\x01;US-ASCII;KOI8-R", "\x02US-ASCII", "ascii"],
  ])(
    "is the best of what the client proposes in %j, by the client's own name for it",
    (list, answer, expected) => {
      const client = free();
      expect(client.tell(`\x01${list}`)).toBe(`\xff\xfa\x2a${answer}\xff\xf0`);
      expect(client.capabilities.charset).toBe(expected);
    },
  );

  it("is not what nobody here speaks", () => {
    const client = free();
    for (const list of [";KOI8-R;BIG5", "", ";", "[TTABLE]"])
      expect(client.tell(`\x01${list}`)).toBe(REJECTED);
    expect(client.capabilities.client).toEqual({});
  });

  it("is settled by our request when two cross", () => {
    const client = fresh();
    client.hear(WILL);
    expect(client.tell("\x01;US-ASCII")).toBe(REJECTED);
    client.tell("\x02UTF-8");
    expect(client.capabilities.client.charset).toBe("utf-8");
  });

  it("comes in no translation table", () => {
    expect(free().tell("\x04\x01;a;b")).toBe("\xff\xfa\x2a\x05\xff\xf0");
  });

  it("is asked for once in a connection's life", () => {
    const client = fresh();
    expect(client.hear(WILL)).toBe(ours);
    expect(client.hear(WONT) + client.hear(WILL)).not.toContain(ours);
  });

  it("has many names", () => {
    expect(["utf8", "ISO_8859-1", "ANSI_X3.4-1968", "constructor", ""].map(charsetNamed)).toEqual([
      "utf-8",
      "latin-1",
      "ascii",
      undefined,
      undefined,
    ]);
  });
});
