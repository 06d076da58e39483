import { DO, WILL } from "@wyldlands/telnet";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OFFERS } from "../testing/offers.ts";
import { FakeOptionClient } from "../testing/option-client.ts";
import { telnetOptions } from "./all.ts";
import { charset } from "./charset.ts";
import { naws } from "./naws.ts";
import { newEnviron } from "./new-environ.ts";
import { ttype } from "./ttype.ts";

describe("what is offered", () => {
  it("comes in the order that every client understands, compression last", () => {
    const [D, W] = ["\xff\xfd", "\xff\xfb"];
    expect(OFFERS).toBe(
      `${D}\x18${D}\x1f${D}\x27${D}\x2a${W}\x2a${W}\x19${W}\x46${W}\x45${W}\xc9${W}\x56${W}\x57`,
    );
  });

  it("names no option twice, and neither BINARY, SGA nor LINEMODE, which change how a client types", () => {
    const codes = telnetOptions.map((option) => option.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of [0, 3, 34]) {
      const option = telnetOptions.find((each) => each.code === code);
      expect([option?.local, option?.remote]).not.toContain("offer");
      expect([option?.local, option?.remote]).not.toContain("want");
    }
  });
});

describe.each([
  ["the terminal type", ttype],
  ["the window size", naws],
  ["the environment", newEnviron],
  ["the character set", charset],
])("%s", (_what, option) => {
  it("survives whatever a client says about it, and answers each word with one at most", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 30 }), (bodies) => {
        const client = new FakeOptionClient(option).offer();
        client.hear(WILL);
        client.hear(DO);
        for (const body of bodies) {
          const answer = client.tell(Buffer.from(body).toString("latin1"));
          expect(answer.split("\xff\xfa").length).toBeLessThanOrEqual(2);
        }
        expect(JSON.stringify(client.capabilities)).not.toMatch(/\\u00/);
      }),
      { numRuns: 300 },
    );
  });
});
