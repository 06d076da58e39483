import { describe, expect, it } from "vitest";
import { chosenVoice, type Circumstances } from "./modes.ts";

const NOW: Circumstances = {
  model: true,
  heard: true,
  budget: undefined,
  lateMs: undefined,
  deadlineMs: 4_000,
};

describe("by what an npc finds its words", () => {
  it("is the grammar voice whenever there is no model, and in the mode that asks none", () => {
    for (const mode of ["llm_only", "hybrid", "adaptive"] as const)
      expect(chosenVoice(mode, { ...NOW, model: false })).toMatchObject({
        by: "grammar",
        why: "no model is configured",
      });
    expect(chosenVoice("goap_only", NOW)).toMatchObject({ by: "grammar", why: "its mode asks no model" });
  });

  it("is a model in the modes that ask one, whatever it costs: limits are the governor's", () => {
    for (const mode of ["llm_only", "hybrid"] as const)
      expect(chosenVoice(mode, { ...NOW, budget: 0, lateMs: 9_000, heard: false })).toMatchObject({
        by: "model",
        mode,
      });
  });

  it.each([
    [{ heard: false }, "no player listens"],
    [{ budget: 0 }, "the money is spent"],
    [{ budget: 0.1 }, "10 percent of the money is left"],
    [{ lateMs: 4_400 }, "the model took 4400 ms of late"],
  ])("is the grammar voice for the adaptive when %o", (now, why) => {
    expect(chosenVoice("adaptive", { ...NOW, ...now })).toEqual({ by: "grammar", mode: "adaptive", why });
  });

  it("is a model for the adaptive when a player listens and there is money and time", () => {
    expect(chosenVoice("adaptive", { ...NOW, budget: 0.9, lateMs: 800 })).toMatchObject({ by: "model" });
  });
});
