import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchForm, parseForm } from "./forms.ts";

const all = (form: string, words: string): Record<string, string>[] =>
  [...matchForm(parseForm(form), words === "" ? [] : words.split(" "))].map((map) => Object.fromEntries(map));

describe("a form", () => {
  it("compiles into words and slots", () => {
    expect(parseForm("give <item:carried...> to <to:beings>")).toEqual([
      { slot: "item", scope: "carried", many: true },
      { literal: "to" },
      { slot: "to", scope: "beings", many: false },
    ]);
    expect(parseForm("look")).toEqual([]);
  });

  it("offers every way to fill it, the fewest words for the first slot first", () => {
    expect(all("give <item:carried...> to <to:beings>", "letter to king to ann")).toEqual([
      { item: "letter", to: "king to ann" },
      { item: "letter to king", to: "ann" },
    ]);
    expect(all("tell <to:anyone> <text:text>", "ann well met")).toEqual([
      { to: "ann", text: "well met" },
      { to: "ann well", text: "met" },
    ]);
    expect(all("give <item:carried...> to <to:beings>", "letter TO ann")).toHaveLength(1);
  });

  it("is filled by nothing less and nothing more than it asks for", () => {
    expect(all("who", "")).toEqual([{}]);
    expect(all("who", "now")).toEqual([]);
    expect(all("get <item:here...>", "")).toEqual([]);
    expect(all("give <item:carried...> to <to:beings>", "to ann")).toEqual([]);
    expect(all("give <item:carried...> to <to:beings>", "mug to")).toEqual([]);
  });

  it("gives all words back, in order, whatever they are", () => {
    const word = fc.constantFrom("to", "a", "mug", "constructor", "__proto__");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        for (const filled of matchForm(parseForm("give <item:carried...> to <to:beings>"), words))
          expect([filled.get("item"), "to", filled.get("to")].join(" ")).toBe(words.join(" "));
      }),
    );
  });
});
