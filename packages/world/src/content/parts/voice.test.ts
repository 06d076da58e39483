import { describe, expect, it } from "vitest";
import { Voiced } from "../../components/index.ts";
import { buildPrototypes } from "../../prototypes.ts";
import { edit, SMALL_GAME, withFolder } from "../content-fixture.ts";
import { loadContent } from "../load.ts";
import type { LoadResult } from "../types.ts";

/** The small game with a ferryman who talks, and an area that knows something. */
function load(voice: string, area = ""): Promise<LoadResult> {
  const files = {
    ...SMALL_GAME,
    ...edit("areas/dock/npcs.yaml", "  purse: 10\n", `  purse: 10\n  voice:\n${voice}`),
  };
  const file = "areas/dock/area.yaml";
  return withFolder({ ...files, [file]: `${String(files[file])}${area}` }, loadContent);
}

async function findings(voice: string, area?: string): Promise<string[]> {
  const result = await load(voice, area);
  return result.ok ? [] : result.findings.map(({ code, line, message }) => `${code} ${line}: ${message}`);
}

async function voiced(voice: string) {
  const result = await load(voice);
  if (!result.ok) throw new Error(result.findings.map(({ message }) => message).join("\n"));
  return buildPrototypes(result.content).get("dock:ferryman")?.values.get(Voiced);
}

describe("a voice as its author writes it", () => {
  it("is who somebody is, how they talk, what they know and what they say", async () => {
    const written = `    calling: ferryman
    traits: { friendly: 0.4, brave: -0.5 }
    background: I row.
    goals: [a new oar]
    style:
      about: In strokes.
      address: { stranger: passenger }
      openers: [Sit.]
      gestures: [looks at the water]
      terse: true
    lore:
      - { id: oar, about: [the oar], says: It is ash. }
      - { id: keel, about: [keel], says: It is rotten., secret: 0.5 }
    says:
      greeting: Step in.
      farewell: [Mind the gap., { says: Dry feet., when: { hours: { from: dusk, to: dawn } } }]
    topics:
      the sea, tide: It comes in.
    mode: hybrid
`;
    expect(await voiced(written)).toEqual({
      calling: "ferryman",
      traits: { friendly: 0.4, brave: -0.5 },
      background: "I row.",
      goals: ["a new oar"],
      style: {
        about: "In strokes.",
        address: { stranger: "passenger" },
        openers: ["Sit."],
        closers: [],
        gestures: ["looks at the water"],
        terse: true,
      },
      lore: [
        { id: "oar", about: ["the oar"], says: "It is ash." },
        { id: "keel", about: ["keel"], says: "It is rotten.", secret: 0.5 },
      ],
      says: [
        { intent: "greeting", topics: [], says: "Step in." },
        { intent: "farewell", topics: [], says: "Mind the gap." },
        { intent: "farewell", topics: [], says: "Dry feet.", when: { hours: { from: "dusk", to: "dawn" } } },
        { intent: "topic", topics: ["the sea", "tide"], says: "It comes in." },
      ],
      mode: "hybrid",
    });
  });

  it("may be as little as a calling", async () => {
    expect(await voiced("    calling: ferryman\n")).toMatchObject({
      calling: "ferryman",
      lore: [],
      says: [],
      traits: {},
    });
  });

  it("knows what its area knows, each piece by a name of its own", async () => {
    const result = await load(
      "    calling: ferryman\n",
      "lore:\n  - { id: flood, about: [flood], says: It came. }\n",
    );
    if (!result.ok) throw new Error("it does not load");
    expect(result.content.areas.get("dock")?.lore).toEqual([
      { id: "dock/flood", about: ["flood"], says: "It came." },
    ]);
  });

  it.each([
    ["    traits: { freindly: 0.5 }\n", /unknown-key 13: There is no key 'freindly'/],
    ["    traits: { friendly: 3 }\n", /Write a number from -1 to 1/],
    ["    says: { greting: Hello. }\n", /unknown-key 13: There is no key 'greting'/],
    ["    says: { price: 'It was {prise}.' }\n", /unknown-slot .*Did you mean '\{price\}'\?/],
    ["    topics: { sea: 'For {price}.' }\n", /unknown-slot .*Nothing fills '\{price\}' here/],
    ["    style: { closers: [Well] }\n", /Write a whole sentence/],
    ["    says: { greeting: 'Hello[, you.' }\n", /Write '\[this\|that\]'/],
    ["    topics: { sea: It comes., 'tide, Sea': It goes. }\n", /double-topic .*answers to 'sea' already/],
    [
      "    lore: [{ id: a, about: [x], says: X. }, { id: a, about: [y], says: Y. }]\n",
      /There is lore 'a' already/,
    ],
    ["    says: { greeting: [{ says: Go., when: { carries: moon } }] }\n", /There is no item 'moon'/],
    ["    mode: chatty\n", /bad-value/],
  ])("is refused where it is wrong: %s", async (voice, finding) => {
    const found = await findings(voice);
    expect(found.length).toBe(1);
    expect(found[0]).toMatch(finding);
  });
});
