import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeMsdp, encodeMsdp, type MsdpValue } from "./codec.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));
const text = (body: Uint8Array): string => Buffer.from(body).toString("latin1");

/** Texts that need no escaping. */
const word = fc.string({ unit: fc.constantFrom("a", "B", "7", " ", "é", "中", "\x07") });
const { value } = fc.letrec<{ value: MsdpValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(word, tie("value"), { maxKeys: 4 }) as fc.Arbitrary<MsdpValue>,
  ),
}));

describe("MSDP", () => {
  it("writes texts, arrays and tables", () => {
    const body = encodeMsdp([
      { name: "ROOM", value: { VNUM: "6008", EXITS: { n: "6011" } } },
      { name: "LIST", value: ["A", "B"] },
      { name: "E", value: [] },
    ]);
    expect(text(body)).toBe(
      "\x01ROOM\x02\x03\x01VNUM\x026008\x01EXITS\x02\x03\x01n\x026011\x04\x04" +
        "\x01LIST\x02\x05\x02A\x02B\x06\x01E\x02\x05\x06",
    );
  });

  it("reads back what it wrote", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: word, value })), (variables) => {
        const read = decodeMsdp(encodeMsdp(variables));
        expect(JSON.stringify(read)).toBe(JSON.stringify(variables));
      }),
    );
  });

  it("takes several values of one variable for an array", () => {
    expect(decodeMsdp(bytes("\x01REPORT\x02A\x02B"))).toEqual([{ name: "REPORT", value: ["A", "B"] }]);
    expect(decodeMsdp(bytes("\x01REPORT"))).toEqual([{ name: "REPORT", value: [] }]);
    expect(decodeMsdp(bytes(""))).toEqual([]);
  });

  it("leaves out of a text what would end it", () => {
    const body = encodeMsdp([{ name: "A\x01B", value: "x\0\x01\x02\x03\x04\x05\x06y" }]);
    expect(text(body)).toBe("\x01AB\x02xy");
  });

  it.each([
    "x",
    "\x02x",
    "\x01A\x02\x05\x02x",
    "\x01A\x02\x03\x01B\x02x",
    "\x01A\x02\x03\x02x\x04",
    "\x01A\x02x\x06",
    "\x01A\0\x02x",
  ])("reads nothing of what is not well formed: %j", (body) =>
    expect(decodeMsdp(bytes(body))).toBeUndefined(),
  );

  it("is not led into the depths, nor to anybody's prototype", () => {
    expect(decodeMsdp(bytes(`\x01A${"\x02\x05".repeat(30_000)}`))).toBeUndefined();
    const [table] = decodeMsdp(bytes("\x01A\x02\x03\x01__proto__\x02\x03\x01x\x021\x04\x04")) ?? [];
    expect(Object.getPrototypeOf(table?.value)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  it("never throws on anything", () => {
    fc.assert(fc.property(fc.uint8Array(), (body) => void decodeMsdp(body)));
    const own = fc.uint8Array({ max: 8 });
    fc.assert(fc.property(own, (body) => void decodeMsdp(body)));
  });
});
