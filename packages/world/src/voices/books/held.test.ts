import { expect, it } from "vitest";
import { Flagged } from "../../components/index.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { voiceContent } from "../../testing/voice-content.ts";
import { Voices } from "../voices.ts";

const start = useWorlds();

it("answers without a model whom ai.moderation.hold holds back, and by one everybody else", async () => {
  const world = await start({ content: voiceContent() });
  const [ann, bob] = await world.players("Ann", "Bob");
  const orla = world.one("orla");
  const { options } = world.voices;
  const speech = { ...options.speech, model: true, budgetLeft: () => undefined };
  const voices = new Voices({ ...options, speech, mode: "hybrid", hold: { flags: 2, minutes: 30 } });
  const lax = new Voices({ ...options, speech, mode: "hybrid", hold: { flags: 0, minutes: 30 } });
  const { wall } = world.game;
  ann.character.add(Flagged([wall() - 1_000, wall()]));
  expect(voices.choose(orla, ann.character)).toMatchObject({
    by: "grammar",
    why: "its words were flagged too often of late",
  });
  expect(voices.choose(orla, bob.character).by).toBe("model");
  expect(lax.choose(orla, ann.character).by).toBe("model");
  await world.tick(31 * 60_000);
  expect(voices.choose(orla, ann.character).by).toBe("model");
});
