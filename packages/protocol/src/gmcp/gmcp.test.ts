import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeGmcp, parseGmcp, supportsModule } from "./frame.ts";
import { GMCP_MESSAGES } from "./messages.ts";
import { roomNumber } from "./room-number.ts";

describe("a GMCP message", () => {
  it("comes back as it was sent, whatever its data", () => {
    fc.assert(
      fc.property(fc.constantFrom("Core.Hello", "Char.Items.List", "x"), fc.jsonValue(), (name, value) => {
        const data = JSON.parse(JSON.stringify(value)) as unknown;
        expect(parseGmcp(encodeGmcp(name, data))).toEqual({ name, data });
      }),
    );
  });

  it("may have no data", () => {
    expect(encodeGmcp("Core.Ping")).toBe("Core.Ping");
    expect(parseGmcp("Core.Ping")).toEqual({ name: "Core.Ping", data: undefined });
    expect(parseGmcp(" Core.Ping \n")).toEqual({ name: "Core.Ping", data: undefined });
  });

  it.each([
    "",
    " ",
    "1",
    "Core..Ping",
    ".Core",
    "Core.Ping {",
    "Core.Ping nul",
    `${"x".repeat(101)} 1`,
    "a\0b 1",
  ])("is none: %j", (text) => expect(parseGmcp(text)).toBeUndefined());

  it("never throws on anything", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void parseGmcp(text)));
    fc.assert(fc.property(fc.string(), (text) => void parseGmcp(`Core.Hello ${text}`)));
    expect(() => parseGmcp(`Core.Hello ${"[".repeat(60_000)}`)).not.toThrow();
  });
});

describe("a declaration", () => {
  it("of a parent speaks for its children, and of a child for itself alone", () => {
    const declared = new Set(["char", "comm.channel"]);
    expect(
      ["Char", "Char.Items", "Char.Items.Extra", "Comm.Channel"].map((one) => supportsModule(declared, one)),
    ).toEqual([true, true, true, true]);
    expect(["Comm", "Room", "Character", ""].map((one) => supportsModule(declared, one))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it("names modules that are the beginnings of their messages, each message once", () => {
    for (const { name, module } of GMCP_MESSAGES)
      expect(name === module || name.startsWith(`${module}.`)).toBe(true);
    const names = GMCP_MESSAGES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(GMCP_MESSAGES.filter(({ fed }) => !fed).map(({ name }) => name)).toContain("Client.Media.Play");
  });
});

describe("a room's number", () => {
  it("is a positive number of 31 bits that never changes", () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        const number = roomNumber(id);
        expect(Number.isInteger(number) && number > 0 && number < 2 ** 31).toBe(true);
        expect(roomNumber(id)).toBe(number);
      }),
    );
    expect([roomNumber("harbor:quay"), roomNumber("isle:pier")]).toEqual([334171789, 711072186]);
  });

  it("differs for ids that are much alike", () => {
    const ids = Array.from({ length: 3_000 }, (_, i) => `area${i % 30}:room-${i}`);
    expect(new Set(ids.map(roomNumber)).size).toBe(ids.length);
  });
});
