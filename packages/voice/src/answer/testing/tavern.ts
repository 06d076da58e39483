import type { Person, Scene } from "../../scene.ts";

export const ANNA: Person = {
  id: "anna-1",
  name: "Anna",
  player: true,
  regard: { affinity: 0.1, trust: 0.1, band: "unknown" },
  between: [],
  met: 0,
};

/** Anna stands at the counter of the Blind Pilot; `over` says what is different. */
export function tavernScene(over: Partial<Scene> & { text?: string } = {}): Scene {
  const { text = "What do you have to drink?", ...rest } = over;
  return {
    npc: {
      id: "harbor:grout",
      name: "Ansel Grout",
      called: "Ansel Grout",
      calling: "landlord of the Blind Pilot",
      look: "Ansel Grout wipes the rudder that serves for a counter, always with the grain.",
      traits: { friendly: 0.6, talkative: 0.4, greedy: -0.2 },
      background: "Grandson of Sefton Grout, the pilot who brought ships in by ear for thirty years.",
      goals: ["keep the fire in", "hear every boat counted home"],
      style: {
        about: "Slow and dry; measures time by barrels.",
        address: { friend: "shipmate", stranger: "stranger" },
        openers: ["Now then."],
        closers: ["Mind the step."],
        terse: true,
      },
      mood: { joy: 0.3 },
      wants: "wants to bank the fire",
      doing: "wiping the counter",
      authored: [{ intent: "greeting", topics: [], says: "Wipe your boots on somebody else's floor first." }],
      lore: [
        {
          id: "harbor/drowning",
          about: ["drowning", "low"],
          says: "Low Pellhythe went under in one night, a hundred and twelve years ago. It was water, no curse.",
        },
        {
          id: "harbor/cellar",
          about: ["cellar", "cask"],
          says: "Behind the third cask in the cellar a cut leads under the quay, and brandy comes up it.",
          secret: 0.5,
        },
      ],
    },
    place: {
      name: "The Blind Pilot",
      look: "A ship's rudder, laid flat, is the counter. The fire is peat and herring bones.",
      area: "Pellhythe Harbour",
      exits: [
        { way: "out", to: "The Salt Quay" },
        { way: "down", to: "The Cellar" },
      ],
      indoors: true,
    },
    said: { how: "say", text },
    speaker: ANNA,
    present: [],
    talk: [],
    events: [],
    memories: [],
    facts: {
      wares: [
        { name: "mead", price: 3, priced: "three coppers", left: 12 },
        { name: "small beer", price: 1, priced: "a copper", left: 30 },
      ],
      buys: [],
      open: { now: true, hours: "dusk to midnight" },
      work: [],
      ways: [{ to: "the chapel", names: ["chapel"], way: "out, then up twice" }],
      people: [
        {
          name: "Hesper",
          names: ["hesper", "lamplighter"],
          about: "the lamplighter",
          where: "the Lamp Stair",
          how: "out, then up",
        },
      ],
      day: [{ from: "dusk", place: "the Blind Pilot", doing: "serving", now: true }],
      rumours: [],
    },
    acts: [{ id: "refuse", about: "refuse what Anna asks", verb: "refuse" }],
    now: { part: "dusk", hour: 19, season: "autumn", at: 1_000_000 },
    ...rest,
  };
}
