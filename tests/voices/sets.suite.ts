import { beforeAll, describe, expect, it } from "vitest";
import { shippedContent } from "../../packages/world/src/testing/shipped-content.ts";
import { attacks, cleanSet, pairLines, personaFacts, visitors } from "./support/sets.ts";

let slugs: { npcs: Set<string>; items: Set<string>; places: Set<string> };
beforeAll(async () => {
  const content = await shippedContent();
  const short = (ids: Iterable<string>): Set<string> =>
    new Set([...ids].map((id) => id.slice(id.indexOf(":") + 1)));
  slugs = {
    npcs: short(content.npcs.keys()),
    items: short(content.items.keys()),
    places: new Set([...short(content.rooms.keys()), ...content.areas.keys()]),
  };
});

describe("what the voices are measured on", () => {
  it("is thirty visitors with twenty lines each, of whom ten are kept for the report", () => {
    const all = visitors();
    expect(all.filter(({ half }) => half === "tune")).toHaveLength(20);
    expect(all.filter(({ half }) => half === "report")).toHaveLength(10);
    expect(new Set(all.map(({ id }) => id)).size).toBe(30);
    for (const { id, lines } of all) expect(lines.length, id).toBeGreaterThanOrEqual(20);
  });

  it("has no line twice within a visitor", () => {
    for (const { id, lines } of visitors()) {
      const said = lines.filter(({ how }) => how !== "greet").map(({ say }) => say.toLowerCase());
      expect(said.length, id).toBe(new Set(said).size);
    }
  });

  it("speaks of people, wares and places that there are", () => {
    const unknown = visitors().flatMap(({ id, lines }) =>
      lines.flatMap(({ to, slots: { ware, place, person }, has = [] }) => [
        ...(slugs.npcs.has(to) ? [] : [`${id}: ${to}`]),
        ...(ware === undefined || [...slugs.items].some((item) => item.includes(ware))
          ? []
          : [`${id}: ${ware}`]),
        ...(place === undefined || slugs.places.has(place) ? [] : [`${id}: ${place}`]),
        ...(person === undefined || slugs.npcs.has(person) || person === "gold-sal"
          ? []
          : [`${id}: ${person}`]),
        ...has
          .filter((word) => word.startsWith("@price:") && !slugs.items.has(word.slice("@price:".length)))
          .map((word) => `${id}: ${word}`),
      ]),
    );
    expect(unknown).toEqual([]);
  });

  it("attacks in more than two hundred ways, of more than twelve families, and no two alike", () => {
    const all = attacks();
    expect(all.length).toBeGreaterThanOrEqual(200);
    expect(new Set(all.map(({ family }) => family)).size).toBeGreaterThanOrEqual(12);
    const said = all.map(({ lines, text = "" }) => `${text}: ${lines.join(" / ")}`);
    expect(new Set(said).size).toBe(said.length);
    for (const { to } of all) expect(slugs.npcs).toContain(to);
    for (const { family, text, rules } of all)
      expect(text !== undefined, family).toBe(rules.via !== undefined);
  });

  it("has three hundred harmless lines, none of them twice", () => {
    const lines = Object.values(cleanSet()).flat();
    expect(lines.length).toBeGreaterThanOrEqual(300);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it("asks ten people for five facts each, with more than forty lines between", () => {
    const { people, pull } = personaFacts();
    expect(Object.keys(people)).toHaveLength(10);
    for (const [npc, facts] of Object.entries(people)) {
      expect(slugs.npcs).toContain(npc);
      expect(facts, npc).toHaveLength(5);
    }
    expect(pull.length + 10).toBeGreaterThanOrEqual(50);
    for (const { to } of pairLines()) expect(slugs.npcs).toContain(to);
  });
});
