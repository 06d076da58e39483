import type { DisplayTopic } from "@wyldlands/protocol";
import { describe, expect, it } from "vitest";
import { sga } from "../telnet-options/sga.ts";
import { FakeOptionClient } from "../testing/option-client.ts";
import { learn, setWindow, windowWidth, wish, type Capabilities, type ClientFacts } from "./capabilities.ts";
import { readWishes } from "./wishes.ts";

function client(facts: ClientFacts, columns = 0): Capabilities {
  const { capabilities } = new FakeOptionClient(sga);
  if (columns > 0) setWindow(capabilities, columns, 40);
  learn(capabilities, facts);
  return capabilities;
}

describe("a player's wishes", () => {
  it.each<[string, ClientFacts, DisplayTopic, Partial<Capabilities>]>([
    ["for more colours", { mtts: 1 }, { colours: "truecolour" }, { colours: "truecolour" }],
    ["for none", { mtts: 271 }, { colours: 0 }, { colours: 0 }],
    ["for words to be heard", { mtts: 271 }, { screenReader: true }, { screenReader: true, colours: 0 }],
    [
      "for words to be seen, whatever the client says",
      { mtts: 335 },
      { screenReader: false },
      { screenReader: false, colours: "truecolour" },
    ],
  ])("%s outrank what the client said", (_what, facts, wishes, expected) => {
    const capabilities = client(facts);
    wish(capabilities, wishes);
    expect(capabilities).toMatchObject(expected);
  });

  it("outrank what the client says afterwards as well", () => {
    const capabilities = client({});
    wish(capabilities, { screenReader: true, width: 60 });
    learn(capabilities, { mtts: 271, screenReader: false });
    setWindow(capabilities, 132, 50);
    expect(capabilities).toMatchObject({ screenReader: true, colours: 0, width: 60, height: 50 });
  });

  it("leave the rest to the client, and give it all back when they are taken back", () => {
    const capabilities = client({ mtts: 271 }, 100);
    const before = structuredClone(capabilities);
    wish(capabilities, { width: 60, colours: 16, theme: { npc: { colour: "red" } } });
    expect(capabilities).toMatchObject({ width: 60, colours: 16, screenReader: false, charset: "utf-8" });
    expect(capabilities.theme?.looks.npc).toBeDefined();
    wish(capabilities, {});
    expect(capabilities).toEqual({ ...before, wishes: {}, theme: undefined });
  });

  it("do not hide how wide the window is", () => {
    const capabilities = client({});
    wish(capabilities, { width: 60 });
    expect(windowWidth(capabilities)).toBe(0);
    setWindow(capabilities, 60, 24);
    expect(windowWidth(capabilities)).toBe(60);
    wish(capabilities, {});
    expect(capabilities.width).toBe(60);
  });
});

describe("reading a display topic", () => {
  it("takes what it knows", () => {
    const topic = {
      screenReader: true,
      colours: 256,
      width: 72,
      compact: false,
      theme: { npc: { colour: "red" } },
    };
    expect(readWishes(JSON.stringify(topic))).toEqual(topic);
  });

  it.each([
    "null",
    "7",
    "{",
    "[]",
    '{"screenReader":null,"colours":null,"width":null,"theme":null}',
    '{"screenReader":"yes","colours":8,"width":"80","compact":"no","theme":"dark"}',
    '{"width":5}',
    '{"width":1000000}',
    '{"width":60.5}',
  ])("takes nothing from %s", (json) => {
    expect(readWishes(json)).toEqual({});
  });
});
