import { WILL } from "@wyldlands/telnet";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FakeOptionClient } from "../testing/option-client.ts";
import { newEnviron } from "./new-environ.ts";

const agreed = (): FakeOptionClient => {
  const client = new FakeOptionClient(newEnviron).offer();
  client.hear(WILL);
  return client;
};

describe("the environment", () => {
  it("is asked for what the client is, and for nothing about who uses it", () => {
    const client = new FakeOptionClient(newEnviron).offer();
    expect(client.hear(WILL)).toBe(
      "\xff\xfa\x27\x01\0CHARSET\0CLIENT_NAME\0CLIENT_VERSION\0MTTS\0TERMINAL_TYPE\x03SCREEN_READER\xff\xf0",
    );
    expect(client.hear(WILL)).toBe("");
  });

  it("tells the client's name, terminal and bits", () => {
    const client = agreed();
    client.tell(
      "\0\0CHARSET\x01UTF-8\0CLIENT_NAME\x01Mudlet\0CLIENT_VERSION\x014.17.2\0MTTS\x012349\0TERMINAL_TYPE\x01ANSI-TRUECOLOR",
    );
    expect(client.capabilities).toMatchObject({
      colours: "truecolour",
      charset: "utf-8",
      client: { name: "Mudlet", version: "4.17.2", terminal: "ANSI-TRUECOLOR", mtts: 2349, charset: "utf-8" },
    });
  });

  it("turns the screen reader's profile on, and off again, as news of it come", () => {
    const client = agreed();
    client.tell("\0\x03SCREEN_READER\x011");
    expect(client.capabilities.screenReader).toBe(true);
    client.tell("\x02\x03SCREEN_READER\x010");
    expect(client.capabilities.screenReader).toBe(false);
  });

  it.each([
    ["an empty answer", "\0"],
    ["no answer at all", ""],
    ["a user's name (plink)", "\0\0USER\x01hester"],
    ["an address, which only a proxy may tell", "\0\0IPADDRESS\x0110.1.2.3"],
    ["variables that are not set", "\0\0CHARSET\0CLIENT_NAME\x01"],
    ["a value without a name", "\0\x01stray"],
    ["a name that every object has", "\0\0constructor\x01x\0__proto__\x01y"],
    ["a question", "\x01\0CLIENT_NAME"],
  ])("learns nothing from %s", (_what, body) => {
    const client = agreed();
    expect(client.tell(body)).toBe("");
    expect(client.capabilities.client).toEqual({});
  });

  it("reads a mark behind an ESC as a letter", () => {
    const client = agreed();
    client.tell("\0\0CLIENT_NAME\x01Mud\x02\x01let\x02\x02\0USER\x01hester\x02");
    expect(client.capabilities.client).toEqual({ name: "Mudlet" });
  });

  it("leaves alone what the CHARSET option agreed on", () => {
    const client = agreed();
    client.learn({ charset: "latin-1" });
    client.tell("\0\0CHARSET\x01UTF-8");
    expect(client.capabilities.charset).toBe("latin-1");
  });

  it("survives whatever bytes come", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const client = agreed();
        client.tell(Buffer.from(bytes).toString("latin1"));
        expect(JSON.stringify(client.capabilities.client)).toMatch(/^[\x20-\x7e]*$/);
      }),
    );
  });
});
