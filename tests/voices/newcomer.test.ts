import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { artefact } from "../support/artefacts.ts";
import { TestServer } from "../support/server.ts";
import { distinct, repeated } from "./support/measures.ts";
import { newcomerStops } from "./support/sets.ts";
import { Talker, type Exchange } from "./support/talker.ts";

/** As each is called before its words. */
const CALLED: Readonly<Record<string, string>> = {
  hesper: "Hesper",
  oakum: "Mother Oakum",
  clapper: "Jory Clapper",
  grout: "Ansel Grout",
  vane: "Clerk Vane",
  pennick: "Madam Pennick",
  edda: "Edda",
  "nell-rue": "Nell Rue",
  reeve: "Tamsin Reeve",
  tench: "Mistress Tench",
};

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(async () => {
  await server.stop();
  server.remove();
});

describe("a newcomer, where no model is configured", () => {
  it("has twenty exchanges with each of ten people, who never say the same thing twice", async () => {
    const talker = await Talker.enter(server, "Wren");
    const talks = new Map<string, Exchange[]>();
    for (const { to, walk, lines } of newcomerStops()) {
      await talker.walk(...walk);
      const of = CALLED[to] ?? to;
      const held: Exchange[] = [];
      for (const line of lines) held.push(await talker.exchange(`say ${line}`, { of, whole: true }));
      talks.set(to, held);
    }
    talker.close();

    const said = [...talks.values()].flat().map((one) => one.said);
    writeFileSync(artefact("voices", "newcomer.txt"), transcript(talks));
    process.stdout.write(
      `newcomer: ${said.length} exchanges, distinct-1 ${distinct(said, 1).toFixed(3)}, distinct-2 ${distinct(said, 2).toFixed(3)}, artefacts/voices/newcomer.txt\n`,
    );
    expect(talks.size).toBe(10);
    for (const [to, held] of talks) {
      expect(held, to).toHaveLength(20);
      expect(repeated(held.map((one) => one.said)), to).toEqual([]);
    }
    expect(said.filter((one) => one === "")).toEqual([]);
    expect(repeated(said)).toEqual([]);
  });
});

/** How the transcript begins. */
const HEAD = [
  "A newcomer's two hundred exchanges with ten people of the shipped game, over telnet, from eight in the morning on, where no model is",
  "configured: `npm run e2e -- tests/voices/newcomer.test.ts` writes it. What reads well in it and what does not:",
  "packages/voice/eval/README.md, 'The newcomer, read'.",
  "",
  "",
].join("\n");

/** For a person to read and judge. */
function transcript(talks: ReadonlyMap<string, readonly Exchange[]>): string {
  const told = [...talks]
    .map(([to, held]) => [
      CALLED[to]?.toUpperCase() ?? to,
      ...held.flatMap(({ typed, lines }) => [`> ${typed}`, ...lines.map(({ text }) => `  ${text}`)]),
      "",
    ])
    .flat()
    .join("\n");
  return HEAD + told;
}
