import { describe, expect, it } from "vitest";
import { Conversation, VoiceJob } from "../components/index.ts";
import { sanctionSubject } from "../society/sanctions.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { voiceContent } from "../testing/voice-content.ts";

const PATHS = [
  "say orla, zaqwords",
  "tell orla zaqwords",
  "whisper orla zaqwords",
  "whisper to orla zaqwords",
  "ask orla about zaqwords",
  "greet orla",
  "wave orla",
] as const;

describe("words to those who live here", () => {
  const worlds = useWorlds();

  it("reach them by every path, and by none once a moderator has muted or frozen the player", async () => {
    const world = await worlds({ content: voiceContent(), seed: "silence" });
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const { character } of [ann, bob]) world.move(character, "hut");
    const orla = world.one("orla");
    const last = (): unknown => world.voices.traces.of(orla).at(-1);
    for (const path of PATHS) {
      await ann.type(path);
      expect(world.voices.traces.of(orla).at(-1)?.to, path).toBe(ann.character);
      await ann.type("say bob, wait");
    }
    bob.read();
    const subject = sanctionSubject(ann.session);
    for (const kind of ["mute", "freeze"] as const) {
      world.game.sanctions.impose({ subject, kind, createdAt: 0, until: null, reason: "a test", by: "Kay" });
      const before = last();
      for (const record of [...world.game.world.query(Conversation)]) record.despawn();
      for (const path of [...PATHS, "talk orla", "rate bad zaqwords"]) await ann.type(path);
      expect(last(), kind).toBe(before);
      expect(
        [...world.game.world.query(Conversation)].map((one) => JSON.stringify(one.need(Conversation))).join(),
      ).not.toContain("zaq");
      expect([...world.game.world.query(VoiceJob)]).toEqual([]);
      expect(bob.read()).not.toContain("zaq");
    }
  });
});
