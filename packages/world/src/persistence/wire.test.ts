import { describe, expect, it } from "vitest";
import { encodeTransaction } from "./wire.ts";

describe("the wire form of a transaction", () => {
  it("prepares, binds and executes each statement and syncs once", () => {
    const bytes = encodeTransaction([
      { name: "put", prepare: "SELECT $1", params: ["é"] },
      { name: "put", prepare: undefined, params: [null] },
    ]);
    expect(messageTypes(bytes)).toEqual(["P", "B", "E", "B", "E", "S"]);
  });

  it("sends bytes as they are, not as text", () => {
    const frame = Buffer.from(Array.from({ length: 60_000 }, (_, at) => at % 256));
    const bytes = encodeTransaction([{ name: "put", prepare: undefined, params: [frame, 7] }]);
    expect(Buffer.from(bytes).includes(frame)).toBe(true);
    expect(bytes.length).toBeLessThan(60_100);
  });
});

function messageTypes(bytes: Uint8Array): string[] {
  const types: string[] = [];
  const view = Buffer.from(bytes);
  for (let at = 0; at < view.length; at += 1 + view.readInt32BE(at + 1))
    types.push(String.fromCharCode(view[at]!));
  return types;
}
