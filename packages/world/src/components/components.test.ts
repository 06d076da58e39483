import { createWorld, definePrototype, type ComponentType } from "@wyldlands/ecs";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CLAN_RANKS } from "./clan.ts";
import { COMPONENTS, ContainedIn, RELATIONS } from "./index.ts";
import { newId } from "../ids.ts";

/** Values for those that have no default: authors or deeds always write them whole. */
const AUTHORED: Readonly<Record<string, unknown>> = {
  clan: {
    name: "The Kelp Hands",
    motto: "",
    founded: 0,
    ranks: Object.fromEntries(CLAN_RANKS.map((rank) => [rank, { name: rank, rights: [] }])),
    members: [{ id: "a", name: "Ann", rank: "leader" }],
  },
  "clan-member": { clan: "c", name: "The Kelp Hands" },
  following: { leader: "a", name: "Ann" },
  group: { leader: "a", members: [{ id: "a", name: "Ann" }] },
  grouped: { group: "g" },
  lodging: { room: "isle:loft", price: 60 },
  retired: { id: "isle:mug", components: { portable: { version: 1, value: { grams: 100 } } } },
  "retired-room": { alive: { "isle:mug": ["a"] } },
  tenancy: { tenant: { id: "a", name: "Ann" }, house: "isle:house", guests: [], look: "" },
  description: { ground: "A mug stands here.", look: "Tin." },
  errand: { item: "isle:flask", ask: "Please.", thanks: "Ta.", reward: 3 },
  mortal: { lifespan: 60, respawn: 60 },
  name: { name: "a mug", keywords: ["mug"] },
  portable: { grams: 100 },
  room: { area: "isle", exits: {}, details: {}, ambience: [] },
};

/** What older versions stored, by component and version, and what it is today. One for each version that was. */
const OLD: Readonly<Record<string, readonly { version: number; stored: unknown; now: unknown }[]>> = {};

const valueOf = (type: ComponentType): unknown =>
  type.tag ? true : type.default ? type.default() : AUTHORED[type.name];

const page = readFileSync(new URL("../../../../docs/reference/components.md", import.meta.url), "utf8");

describe("each component", () => {
  const each = COMPONENTS.map((type) => [type.name, type] as const);

  it("is there once", () => {
    const names = COMPONENTS.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.each(each)("%s has a value that its own schema takes", (_name, type) => {
    const value = valueOf(type);
    expect(value).toBeDefined();
    expect(type.schema.parse(value)).toEqual(value);
  });

  it.each(each)(
    "%s is the same after it was stored and loaded, alone and over a prototype",
    (_name, type) => {
      const value = valueOf(type);
      const prototype = definePrototype({ id: "isle:thing", inits: [{ type, value }] });
      const make = () =>
        createWorld({
          components: COMPONENTS,
          relations: RELATIONS,
          containment: ContainedIn,
          newId,
          dev: true,
        });
      const world = make();
      const alone = world.spawn([{ type, value }]);
      const kept = world.spawn([], { prototype });
      const lost = world.spawn([], { prototype });
      lost.remove(type);
      const documents = [alone, kept, lost].map((one) => JSON.parse(JSON.stringify(world.serialize(one))));
      const next = make();
      const { problems } = next.load(documents, { prototypes: new Map([["isle:thing", prototype]]) });
      expect(problems).toEqual([]);
      const get = (id: string): unknown => next.byId(id)?.get(type as never);
      expect(get(alone.id)).toEqual(value);
      expect(get(kept.id)).toEqual(value);
      expect(next.byId(lost.id)?.has(type)).toBe(false);
    },
  );

  it.each(each)("%s takes what each of its older versions stored", (_name, type) => {
    const old = OLD[type.name] ?? [];
    expect(old.map(({ version }) => version)).toEqual(
      Array.from({ length: type.version - 1 }, (_, i) => i + 1),
    );
    for (const { version, stored, now } of old)
      expect(type.schema.parse(type.migrate?.(stored, version))).toEqual(now);
  });

  it.each(each)("%s is on the reference page", (name) => {
    expect(page).toContain(`\n## ${name}\n`);
  });
});
