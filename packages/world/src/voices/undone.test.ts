import { describe, expect, it } from "vitest";
import { VoiceJob } from "../components/index.ts";
import { caseOf, expectUndone, type Case } from "../testing/mined.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { voiceContent } from "../testing/voice-content.ts";
import { forgetMeetings } from "./deeds/forget-meetings.ts";
import { heed, passOn } from "./deeds/heed.ts";
import { ponder } from "./deeds/ponder.ts";
import { tellNpc } from "./deeds/tell-npc.ts";
import { voiced } from "./deeds/voiced.ts";

describe("a deed of talk", () => {
  const worlds = useWorlds();

  it("that throws anywhere leaves nothing behind: no line, no record, no mood, no word", async () => {
    const world = await worlds({ content: voiceContent(), seed: "undone" });
    const [ann] = await world.players("Ann");
    world.move(ann.character, "hut");
    await ann.type("say hello, orla");
    const [orla, bram, who] = [world.one("orla"), world.one("bram"), ann.character];
    const reply = {
      say: "Aye.",
      gesture: "looks up",
      acts: [],
      emotions: [{ kind: "joy", strength: 0.5 }] as const,
      key: "aye",
      from: "grammar" as const,
    };
    const pondered = {
      said: { how: "say", text: "who are you?" },
      withinMs: 1_000,
      gesture: "looks up",
    } as const;
    world.act(ponder(pondered), orla, { to: who });
    const [job] = [...world.game.world.query(VoiceJob)];
    if (!job) throw new Error("there is no job");
    const cases: Record<string, Case> = {
      heed: caseOf(heed, who, { text: "well then", how: "say", to: orla, next: bram }),
      passOn: caseOf(passOn, who, { to: bram, text: "well then" }),
      tell: caseOf(tellNpc, who, { to: orla, text: "between us" }),
      ponder: caseOf(ponder(pondered), bram, { to: who }),
      aloud: caseOf(voiced({ reply, how: "say", unasked: true }), orla, { to: who }),
      alone: caseOf(voiced({ reply, how: "tell", job, why: "Not now." }), orla, { to: who }),
      silent: caseOf(voiced({ reply: { ...reply, say: "" }, how: "say" }), orla, { to: who }),
      forget: caseOf(forgetMeetings, who, { id: who.id }),
    };
    expect(Object.keys(expectUndone(world, cases))).toEqual(Object.keys(cases));
    expect(job.alive).toBe(false);
  });
});
