import { DO, DONT } from "@wyldlands/telnet";
import { describe, expect, it } from "vitest";
import { FakeOptionClient } from "../testing/option-client.ts";
import { mccp2 } from "./mccp2.ts";

const START = "\xff\xfa\x56\xff\xf0";

describe("compression of what we send", () => {
  it("starts once, however often the client says DO, and ends with DONT", () => {
    const client = new FakeOptionClient(mccp2).offer();
    expect([client.hear(DO), client.hear(DO), client.hear(DO)]).toEqual([START, "", ""]);
    expect(client.stream).toEqual(["compress"]);
    client.hear(DONT);
    expect(client.stream).toEqual(["compress", "plain"]);
  });

  it("is taken back when the last place went to another client meanwhile", () => {
    const client = new FakeOptionClient(mccp2).offer();
    client.places = 0;
    expect(client.hear(DO)).toBe("\xff\xfc\x56");
    expect(client.stream).not.toContain("compress");
  });
});
