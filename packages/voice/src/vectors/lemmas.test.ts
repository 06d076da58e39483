import { describe, expect, it } from "vitest";
import { lemma, lemmas } from "./lemmas.ts";

describe("the words of a text", () => {
  it("have one form, however they are inflected", () => {
    for (const forms of [
      ["rob", "robs", "robbed", "robbing"],
      ["bake", "bakes", "baked", "baking"],
      ["give", "gave", "given", "gives", "giving"],
      ["thief", "thieves", "thief's"],
      ["story", "stories"],
      ["wish", "wishes", "wished"],
      ["carry", "carries", "carried"],
    ])
      expect(new Set(forms.map(lemma)).size, forms.join(" ")).toBe(1);
  });

  it("are not mistaken for inflected ones", () => {
    for (const word of ["ring", "bed", "gas", "string", "boss", "virus"]) expect(lemma(word)).toBe(word);
  });

  it("are those that tell something, in their order", () => {
    expect(lemmas("Who was it that stole the baker’s loaves? I don't know!")).toEqual([
      "steal",
      "baker",
      "loaf",
      "know",
    ]);
    expect(lemmas("")).toEqual([]);
    expect(lemmas("… \u{1F41F} <b>&</b> !!")).toEqual(["b", "b"]);
  });
});
