import { describe, expect, it } from "vitest";
import { DIRECTIONS } from "../content/directions.ts";
import { SCOPES } from "../deeds/deed.ts";
import { directionOf } from "./directions.ts";
import { parseForm } from "./forms.ts";
import { Registry } from "./registry.ts";
import { splitLine } from "./split-line.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** What a bare word does in play. */
function meaning(registry: Registry, word: string): string | undefined {
  const entry = registry.find(word);
  const direction = directionOf(word);
  return direction !== undefined && entry?.spec.name !== word ? direction : entry?.spec.name;
}

describe("the commands", () => {
  const registry = new Registry();

  it("explain themselves, say what to type instead, and their forms begin with their names", () => {
    for (const { name, aliases = [], help, usage, forms } of registry.specs("admin")) {
      expect(help, name).toMatch(/^[A-Z][^]{15,}[.]$/);
      expect(usage, name).toMatch(/^[A-Z][^]+[.?]$/);
      expect(forms.length, name).toBeGreaterThan(0);
      for (const form of forms) expect([name, ...aliases]).toContain(form.split(" ")[0]);
    }
  });

  it("have forms whose scopes are known and whose slots are filled once", () => {
    for (const { forms } of registry.specs()) {
      for (const form of forms) {
        const slots = parseForm(form).flatMap((part) => ("slot" in part ? [part] : []));
        for (const { scope, slot } of slots) {
          expect(SCOPES, form).toContain(scope);
          expect(slot).toMatch(/^[a-z]+$/);
        }
        // `inside` says of what: the slot `container` of the same form.
        if (slots.some(({ scope }) => scope === "inside"))
          expect(slots.filter(({ slot, many }) => slot === "container" && !many)).toHaveLength(1);
        expect(new Set(slots.map(({ slot }) => slot)).size).toBe(slots.length);
        expect(form).not.toMatch(/<[^>]*$|^[^<]*>/);
      }
    }
  });

  it("share no name or alias with each other or with a direction", () => {
    const words = registry.specs().flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) expect(DIRECTIONS as readonly string[]).not.toContain(word);
  });

  it("mean the same by each beginning, always", () => {
    const beginnings: string[] = [];
    for (const a of LETTERS) {
      beginnings.push(a);
      for (const b of LETTERS) {
        beginnings.push(a + b);
        for (const c of LETTERS) beginnings.push(a + b + c);
      }
    }
    const table = beginnings.flatMap((word) => {
      const means = meaning(registry, word);
      return means === undefined ? [] : [`${word}: ${means}`];
    });
    expect(table.join("\n")).toMatchSnapshot();
  });

  it("are not left by a slip: quit and register are typed whole", () => {
    for (const word of ["q", "qui", "reg", "regis"]) expect(registry.find(word)).toBeUndefined();
    for (const word of ["quit", "logout", "register"]) expect(registry.find(word)).toBeDefined();
  });

  it("mean by one letter what is said most, and by two or three what comes first in the list or the alphabet", () => {
    const of = (...words: string[]): (string | undefined)[] => words.map((word) => meaning(registry, word));
    expect(of("n", "e", "s", "w", "u", "d")).toEqual(["north", "east", "south", "west", "up", "down"]);
    expect(of("l", "i", "x", "g", "t", "h")).toEqual(["look", "inventory", "examine", "get", "tell", "help"]);
    expect(of("ne", "in", "ou", "so", "do")).toEqual(["northeast", "in", "out", "south", "down"]);
    for (const word of ["z", "j", "y"]) expect(registry.find(word)).toBeUndefined();
  });

  it("are none of an object's own workings", () => {
    for (const word of ["constructor", "__proto__", "tostring", "valueof", "hasownproperty"]) {
      expect(registry.find(word)).toBeUndefined();
      expect(directionOf(word)).toBeUndefined();
    }
  });
});

describe("a line", () => {
  it.each([
    ["say Hello You", { word: "say", rest: "Hello You" }],
    ["  GET   mug ", { word: "get", rest: "mug" }],
    ["'hi there", { word: "'", rest: "hi there" }],
    [":waves", { word: ":", rest: "waves" }],
    ["?moving", { word: "?", rest: "moving" }],
    ["", { word: "", rest: "" }],
    [" \t ", { word: "", rest: "" }],
  ])("%j is split into the command and the rest", (line, parts) => {
    expect(splitLine(line)).toEqual(parts);
  });
});
