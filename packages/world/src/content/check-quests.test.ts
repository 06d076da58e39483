import { describe, expect, it } from "vitest";
import { SMALL_GAME, withFolder } from "./content-fixture.ts";
import { counts } from "./counts.ts";
import { loadContent } from "./load.ts";

const QUESTS = "areas/dock/quests.yaml";

const FINE = `oars:
  name: Lost Oars
  giver: ferryman
  offer: Find me two oars.
  done: There they are.
  steps:
    - next: They are in the shed.
      objectives:
        - { kind: collect, item: oar, count: 2 }
        - { kind: explore, room: shed }
  rewards: { coins: 4, things: [penny] }
`;

/** 'line code: message' of everything that is wrong with such a file. */
async function faults(quests: string): Promise<string[]> {
  const result = await withFolder({ ...SMALL_GAME, [QUESTS]: quests }, loadContent);
  if (result.ok) return [];
  for (const { file } of result.findings) expect(file).toBe(QUESTS);
  return result.findings.map(({ line, code, message }) => `${line} ${code}: ${message}`);
}

const broken = (from: string, to: string): Promise<string[]> => {
  expect(FINE).toContain(from);
  return faults(FINE.replace(from, to));
};

describe("quests.yaml", () => {
  it("is read with every reference written out, and counted", async () => {
    const result = await withFolder({ ...SMALL_GAME, [QUESTS]: FINE }, loadContent);
    if (!result.ok) throw new Error(JSON.stringify(result.findings));
    expect(counts(result.content).quests).toBe(1);
    expect(result.content.quests?.get("dock:oars")).toMatchObject({
      name: "Lost Oars",
      giver: "dock:ferryman",
      ender: "dock:ferryman",
      repeat: "never",
      steps: [
        {
          next: "They are in the shed.",
          objectives: [
            { kind: "collect", item: "dock:oar", count: 2, keep: false },
            { kind: "explore", room: "dock:shed" },
          ],
        },
      ],
      rewards: { coins: 4, things: [{ item: "dock:penny", count: 1 }] },
    });
  });

  it("names who and what is not there, by line", async () => {
    expect(await broken("giver: ferryman", "giver: ferymann")).toEqual([
      "3 unknown-reference: There is no npc 'ferymann'. Did you mean 'dock:ferryman'?",
    ]);
    expect(await broken("item: oar", "item: oars")).toEqual([
      "9 unknown-reference: There is no item 'oars'. Did you mean 'dock:oar'?",
    ]);
    expect(await broken("things: [penny]", "skills: { rowing: 5 }")).toEqual([
      "11 unknown-reference: There is no skill 'rowing'.",
    ]);
  });

  it("names what cannot be brought to its end", async () => {
    expect(await broken("kind: explore, room: shed", "kind: kill, npc: ferryman")).toEqual([
      "10 unwinnable-quest: Nobody can fight ferryman. Give it 'natural' or 'temper'.",
    ]);
    expect(await broken("kind: explore, room: shed", "kind: escort, npc: ferryman, room: shed")).toEqual([
      "10 unwinnable-quest: Who is led would wait for ever. Give the quest an end, such as 'seconds: 900'.",
    ]);
    expect(await broken("  offer:", "  requires: { level: 99, quests: [oars] }\n  offer:")).toEqual([
      "4 unwinnable-quest: There are only 10 levels, by rules/levels.yaml.",
      "4 unwinnable-quest: dock:oars has to be done before itself. Take one of the quests out of 'requires'.",
    ]);
  });

  it("names a thing that nobody can come by, unless the quest hands it out", async () => {
    const items = `${String(SMALL_GAME["areas/dock/items.yaml"])}pearl:\n  name: a pearl\n  ground: A pearl lies here.\n  look: Grey.\n  weight: 1\n`;
    const load = (quests: string) =>
      withFolder({ ...SMALL_GAME, "areas/dock/items.yaml": items, [QUESTS]: quests }, loadContent);
    const pearl = FINE.replace("item: oar", "item: pearl");
    expect(await load(pearl)).toMatchObject({
      ok: false,
      findings: [
        { file: QUESTS, line: 9, code: "unwinnable-quest", message: expect.stringContaining("dock:pearl") },
      ],
    });
    expect(await load(pearl.replace("  steps:", "  gives: [pearl]\n  steps:"))).toMatchObject({ ok: true });
  });

  it("names keys and kinds that there are not, and a step that has nothing to do", async () => {
    expect(await broken("kind: explore", "kind: explode")).toEqual([
      expect.stringMatching(/^10 bad-value: /),
    ]);
    expect(await broken("offer:", "ofer:")).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^4 unknown-key: There is no key 'ofer'\. Did you mean 'offer'/),
      ]),
    );
    expect(await broken("count: 2", "cuont: 2")).toEqual([expect.stringMatching(/^9 unknown-key: /)]);
    expect(await faults(FINE.replace(/ {6}objectives:[^]*?(?= {2}rewards)/, ""))).toEqual([
      expect.stringMatching(/^7 bad-value: .*Write one of 'objectives' and 'choose'\.$/),
    ]);
  });
});
