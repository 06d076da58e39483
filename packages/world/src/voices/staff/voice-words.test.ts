import { describe, expect, it } from "vitest";
import { appoint } from "../../testing/staff.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { voiceContent } from "../../testing/voice-content.ts";
import { voiceWords } from "./voice-words.ts";

describe("why an npc said that", () => {
  const worlds = useWorlds();

  it("is told to the staff: how the line was understood, by what it was answered, and what it goes by", async () => {
    const world = await worlds({ content: voiceContent(), seed: "why" });
    const [ann, kay] = await world.players("Ann", "Kay");
    await appoint(world, kay, "admin");
    expect(await kay.type("ai voice orla")).toBe("Orla has said nothing since this world's process began.");
    expect(await kay.type("ai voice nobody")).toBe("Nobody who lives here and talks is called 'nobody'.");
    world.move(ann.character, "hut");
    await ann.type("say orla, what does the mead cost?");
    const words = await kay.type("ai voice isle:orla");
    expect(words).toMatch(/^one second ago, Ann said: 'orla, what does the mead cost\?'$/im);
    expect(words).toMatch(/^It took that for price, \d+ percent sure\.$/m);
    expect(words).toContain("It answered by the grammar voice: no model is configured (mode hybrid).");
    expect(words).toMatch(/^It said: '.*three copper pennies.*'$/im);
    expect(await ann.type("ai voice orla")).not.toContain("mead");
  });

  it("has the model, its tokens, its cost and the end of its prompt", async () => {
    const world = await worlds({ content: voiceContent(), seed: "why" });
    const ann = await world.player("Ann");
    const words = voiceWords(
      [
        {
          at: 1_000,
          to: ann.character,
          said: { how: "tell", text: "what <b>is</b> it" },
          choice: { by: "model", mode: "llm_only", why: "its mode is llm_only" },
          refusal: "You have <coin>nothing</coin>.",
          reply: {
            say: "Aye.",
            acts: ["sell:mead"],
            emotions: [{ kind: "joy", strength: 0.5 }],
            from: "model",
            key: "m",
            trace: {
              intent: { name: "buy", score: 0.91 },
              sources: ["harbor/drowning"],
              withheld: ["secret/oil: trust 0.1 of 0.5"],
              model: "fake/one",
              usage: { input: 900, cached: 700, output: 12 },
              cost: 0.000123,
              firstMs: 210,
              tookMs: 480,
              notes: ["cut JSON, repaired"],
              prompt: { system: ["x".repeat(900)], messages: [{ role: "user", text: "what is it" }] },
            },
          },
        },
      ],
      61_000,
    );
    for (const part of [
      "one minute ago, Ann said to it alone: 'what &lt;b&gt;is&lt;/b&gt; it'",
      "It took that for buy, 91 percent sure.",
      "It answered by a model: its mode is llm_only (mode llm_only).",
      "With that it does: sell:mead.",
      "That was refused: You have nothing.",
      "It goes by: harbor/drowning.",
      "It keeps to itself: secret/oil: trust 0.1 of 0.5.",
      "It felt joy 50 percent.",
      "The model was fake/one.",
      "It took 900 tokens in, 700 of them kept by the provider, and 12 out, which cost 0.000123.",
      "The first words took 210 ms, all of them 480 ms.",
      "Besides: cut JSON, repaired.",
      "user: what is it",
    ])
      expect(words).toContain(part);
    expect(words).not.toContain("x".repeat(700));
  });
});
