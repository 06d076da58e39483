import { afterEach, describe, expect, it } from "vitest";
import { bytewise, chance, packets } from "../../packages/telnet/src/vectors/replay.ts";
import { compressedInput, compressedOutput } from "./compression.ts";
import { DirectGateway } from "./direct-gateway.ts";
import { environments, windows } from "./naws-environ.ts";
import { gmcpVectors, msdpVectors, msspVectors, otherOptions } from "./side-channels.ts";
import { charsets, terminalTypes } from "./ttype-charset.ts";
import type { Vector } from "./vector.ts";

const all: Record<string, Vector[]> = {
  "terminal type (RFC 1091, MTTS)": terminalTypes,
  "character set (RFC 2066)": charsets,
  "window size (RFC 1073)": windows,
  "environment (RFC 1572, MNES)": environments,
  MSDP: msdpVectors,
  GMCP: gmcpVectors,
  MSSP: msspVectors,
  "options that are not spoken here": otherOptions,
  "what clients compress (MCCP3)": compressedInput,
  "what clients want compressed (MCCP2)": compressedOutput,
};

function randomly(input: Uint8Array, seed: number): Uint8Array[] {
  const random = chance(seed);
  return packets(
    input,
    Array.from({ length: 1 + Math.floor(random() * 8) }, () => Math.floor(random() * input.length)),
  );
}

const ways: Record<string, (input: Uint8Array) => Uint8Array[]> = {
  whole: (input) => [input],
  "byte by byte": bytewise,
  "cut at random": (input) => randomly(input, 1073),
  "cut at random again": (input) => randomly(input, 1091),
  "cut at random once more": (input) => randomly(input, 2066),
};

describe.each(Object.entries(all))("%s", (_, vectors) => {
  let gateway: DirectGateway | undefined;
  afterEach(() => gateway?.close());

  it.each(vectors)("$name", async (vector) => {
    const input = Uint8Array.from(vector.says, (char) => char.charCodeAt(0));
    for (const [way, cut] of Object.entries(ways)) {
      gateway?.close();
      gateway = new DirectGateway({ limits: { lines_burst: 1000 } });
      const client = gateway.connect();
      await client.settled();
      for (const packet of cut(input)) client.send(packet);
      const answer = await client.answer();
      if (typeof vector.answer === "string") expect(answer, way).toBe(vector.answer);
      else expect(answer, way).toMatch(vector.answer);
      if (vector.knows !== undefined) expect(client.capabilities, way).toMatchObject(vector.knows);
      expect(client.lines, way).toEqual(vector.lines ?? []);
      expect(client.cut, way).toBe(vector.cut ?? false);
      if (vector.forgets === undefined) continue;
      const kept =
        JSON.stringify(client.capabilities) + gateway.logs.join("") + (await gateway.metricsText());
      expect(kept, way).not.toContain(vector.forgets);
    }
  });
});

it("has each name once, so that a failure says which", () => {
  for (const vectors of Object.values(all)) {
    const names = vectors.map(({ name, source }) => `${name} (${source})`);
    expect(new Set(names).size).toBe(names.length);
  }
});
