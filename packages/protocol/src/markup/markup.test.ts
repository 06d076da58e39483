import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeMarkup, parseMarkup, plainText, tagged, TAGS } from "./index.ts";

describe("semantic markup", () => {
  it("gives each run of text the tags around it", () => {
    expect(parseMarkup("A <item>red <coin>penny</coin></item>.")).toEqual([
      { text: "A ", tags: [] },
      { text: "red ", tags: ["item"] },
      { text: "penny", tags: ["item", "coin"] },
      { text: ".", tags: [] },
    ]);
  });

  it("shows what is outside the vocabulary as the text it is", () => {
    expect(plainText("a <script>b</script> < c </item> d")).toBe("a <script>b</script> < c </item> d");
    expect(parseMarkup("<bold>x</bold>")[0]?.tags).toEqual([]);
  });

  it("ends an inner tag with its outer one", () => {
    expect(parseMarkup("<say><npc>Bo</say>!")).toEqual([
      { text: "Bo", tags: ["say", "npc"] },
      { text: "!", tags: [] },
    ]);
  });

  it("never lets text become a tag, and gives it back unchanged", () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(...TAGS.flatMap((t) => [`<${t}>`, `</${t}>`]), "&lt;item&gt;", "&amp;amp;", "<<item>>"),
    );
    fc.assert(
      fc.property(fc.array(hostile), (parts) => {
        const text = parts.join("");
        const spans = parseMarkup(tagged("say", escapeMarkup(text)));
        expect(spans.map((s) => s.text).join("")).toBe(text);
        for (const span of spans) expect(span.tags).toEqual(["say"]);
      }),
    );
  });

  it("never throws on any string", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => parseMarkup(text).length >= 0));
  });
});

describe("plain text", () => {
  it("has of a drawing and the words in its place only what the reader can use", () => {
    const map = "Here: <art>#-o</art><aloud>north of <room>you</room></aloud>.";
    expect(plainText(map)).toBe("Here: #-o.");
    expect(plainText(map, "ear")).toBe("Here: north of you.");
    expect(plainText("<say>a &lt;b&gt;</say>", "ear")).toBe("a <b>");
  });
});
