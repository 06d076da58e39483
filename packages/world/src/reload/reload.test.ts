import { describe, expect, it, vi } from "vitest";
import { ContainedIn, Name, Portable, SpawnPoints, Weapon } from "../components/index.ts";
import type { Content, ItemPrototype, NpcPrototype, RoomPrototype } from "../content/types.ts";
import { defaultRules } from "../rules/schemas.ts";
import { smallContent } from "../testing/small-content.ts";
import { appoint } from "../testing/staff.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { Trap, type Point } from "../testing/trap.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const startWorld = useWorlds();

interface Edits {
  rooms?: Record<string, Partial<RoomPrototype> | null>;
  items?: Record<string, Partial<ItemPrototype> | null>;
  npcs?: Record<string, Partial<NpcPrototype> | null>;
}

/** The content with some entries changed, added or (null) removed. */
function edited(content: Content, edits: Edits, more: Partial<Content> = {}): Content {
  const shelf = <T extends { id: string }>(
    all: ReadonlyMap<string, T>,
    changes: Record<string, Partial<T> | null> = {},
  ): Map<string, T> => {
    const next = new Map(all);
    for (const [slug, change] of Object.entries(changes)) {
      const id = `isle:${slug}`;
      if (change === null) next.delete(id);
      else next.set(id, { ...(next.get(id) as T), id, ...change });
    }
    return next;
  };
  return {
    ...content,
    rooms: shelf(content.rooms, edits.rooms),
    items: shelf(content.items, edits.items),
    npcs: shelf(content.npcs, edits.npcs),
    ...more,
  };
}

const LOFT_STAIR: Partial<RoomPrototype> = {
  area: "isle",
  name: "The Lookout",
  look: "A plank, and a long way down.",
  terrain: "shore",
  exits: { down: "isle:shed" },
  details: { constructor: "A knot in the wood." },
  ambience: [],
  things: [{ item: "isle:shell", count: 2, respawn: 60 }],
  npcs: ["isle:moth"],
};

/** The same isle with a lookout above the shed. */
function withLookout(): Content {
  return edited(smallContent(), {
    rooms: { lookout: LOFT_STAIR, shed: { exits: { south: "isle:pier", up: "isle:lookout" } } },
  });
}

/** Writes the content and has the world go by it. */
async function reload(world: TestWorld, content: Content): Promise<string> {
  world.written = content;
  const outcome = await world.reloader.reload();
  await world.settle();
  return outcome.ok ? outcome.changes : "refused";
}

/** Resolves when what was asked for is done: whoever asks now comes after it. */
async function underWay(world: TestWorld): Promise<void> {
  await world.reloader.reload();
  await world.settle();
}

describe("a running world goes by new content", () => {
  it("in the text of a room, which whoever stands there reads at the next look and not before", async () => {
    const world = await startWorld();
    const [ann] = await world.players("Ann");
    const text = "Planks over black water.";
    expect(await reload(world, edited(smallContent(), { rooms: { pier: { look: text } } }))).toBe(
      "Changed: a room",
    );
    expect(ann.read()).toBe("");
    expect(await ann.type("look")).toContain(text);
  });

  it("with a new room, its exit, and what it brings forth", async () => {
    const world = await startWorld();
    const [ann] = await world.players("Ann");
    await ann.type("north");
    expect(ann.connection.topic("room")?.exits).not.toHaveProperty("up");
    expect(await reload(world, withLookout())).toBe("New: a room; changed: a room");
    expect(ann.connection.topic("room")?.exits).toHaveProperty("up");
    const seen = await ann.type("up");
    expect(seen).toContain("The Lookout");
    expect(seen).toContain("white shells lie here");
    expect(seen).toContain("A pale moth dances.");
    // Details hold any word that players type, those of the language as well.
    expect(await ann.type("look constructor")).toContain("A knot in the wood.");
    expect(await ann.type("look valueOf")).not.toContain("function");
  });

  it("without a room: who was in it stands in the recall room with a line, and things are in the lost and found", async () => {
    const world = await startWorld({ content: withLookout() });
    const [ann, bob] = await world.players("Ann", "Bob");
    await ann.typeAll("north", "up");
    const oar = world.thing("oar", world.room("lookout"));
    const moth = world.held(world.room("lookout"), "moth")[0];
    bob.read();
    ann.read();
    expect(await reload(world, smallContent())).toBe("Changed: a room; gone: a room");
    const read = ann.read();
    expect(read).toContain("The place where you were is no more. You are somewhere else.");
    expect(read).toContain("The Pier");
    expect(bob.read()).toContain("Ann is here between two breaths.");
    expect(ann.character.target(ContainedIn)).toBe(world.room("pier"));
    expect(moth?.target(ContainedIn)).toBe(world.room("pier"));
    expect(oar.target(ContainedIn)).toBe(world.room("lost"));
    expect(world.game.room("isle:lookout")).toBeUndefined();
    expect(ann.connection.topic("room")?.name).toBe("The Pier");
    const next = await world.restart();
    try {
      expect(next.game.world.byId(oar.id)?.target(ContainedIn)?.id).toBe(next.room("lost").id);
      expect(next.game.world.byId(ann.character.id)?.target(ContainedIn)?.id).toBe(next.room("pier").id);
    } finally {
      next.stop();
    }
  });

  it("in things that exist, where they have nothing of their own", async () => {
    const world = await startWorld();
    const [ann] = await world.players("Ann");
    const [worn, marked] = [world.thing("cutlass", ann.character), world.thing("cutlass", ann.character)];
    await ann.type("wield cutlass");
    marked.edit(Portable).grams = 1;
    const inits = [
      Weapon({
        dice: "9d9",
        type: "slash",
        skill: "blades",
        hands: 1,
        strikes: 1,
        verb: "slash",
        range: false,
      }),
    ];
    await reload(world, edited(smallContent(), { items: { cutlass: { weight: 777, inits } } }));
    expect([worn, marked].map((one) => one.need(Portable).grams)).toEqual([777, 1]);
    expect([worn, marked].map((one) => one.need(Weapon).dice)).toEqual(["9d9", "9d9"]);
    const next = await world.restart({ content: world.written });
    try {
      const again = [worn, marked].map(({ id }) => next.game.world.byId(id)?.need(Portable).grams);
      expect(again).toEqual([777, 1]);
    } finally {
      next.stop();
    }
  });

  it("in its rules, its screens and its help, commands that are words of the content included", async () => {
    const world = await startWorld();
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("bow")).not.toContain("You bow");
    const rules = defaultRules();
    const socials = {
      ...rules.socials,
      bow: {
        alone: { actor: "You bow.", others: "{actor} bows." },
        to: { actor: "You bow to {to}.", to: "{actor} bows to you.", others: "{actor} bows to {to}." },
      },
    };
    const help = new Map([["knots", { name: "knots", aliases: [], seeAlso: [], text: "Over, under." }]]);
    const next = { ...smallContent(), help, rules: { ...rules, socials } as typeof rules };
    expect(await reload(world, next)).toBe("New: a help page; changed: the rules; gone: two help pages");
    expect(await ann.type("bow")).toContain("You bow.");
    expect(bob.read()).toContain("Ann bows.");
    expect(await ann.type("help knots")).toContain("Over, under.");
  });

  it("with as many as its author says now, no more and no fewer", async () => {
    const world = await startWorld();
    const beach = world.room("beach");
    const npcs = ["isle:moth", "isle:moth", "isle:moth"];
    await reload(world, edited(smallContent(), { rooms: { beach: { npcs } } }));
    expect(world.held(beach, "moth")).toHaveLength(3);
    await reload(world, edited(smallContent(), { rooms: { beach: { npcs: [] } } }));
    expect(world.held(beach, "moth")).toHaveLength(3);
    expect(beach.need(SpawnPoints)["isle:moth"]?.most).toBe(0);
  });

  it("keeps the last form of what content has dropped, in packs that are away and over restarts, until it is back", async () => {
    let world = await startWorld();
    const [ann] = await world.players("Ann");
    const { id } = world.thing("oar", ann.character);
    const pennies = world.thing("shell", ann.character, 5).id;
    await ann.type("quit");
    const bare = edited(smallContent(), {
      rooms: { shed: { things: [] }, beach: { things: [] } },
      items: { oar: null, shell: null },
    });
    expect(await reload(world, bare)).toBe("Changed: two rooms; gone: two things");
    const lying = world.game.world.entities().filter((one) => one.prototype?.id === "isle:oar");
    expect(lying).toHaveLength(3);
    world = await world.restart({ content: bare });
    try {
      expect(lying.map((one) => world.game.world.byId(one.id)?.get(Name)?.name)).toEqual(
        Array.from({ length: 3 }, () => "an ash oar"),
      );
      const back = await world.connect();
      await back.typeAll("Ann", "salt and tar");
      expect(world.game.world.byId(id)?.need(Portable).grams).toBe(2_000);
      // A stack of it is still counted, parted and put together.
      await back.typeAll("drop 2 shells", "get shells");
      expect(
        world.held(world.game.world.byId(id)?.target(ContainedIn) ?? world.room("pier"), "shell"),
      ).toEqual([world.game.world.byId(pennies)]);
      const home = edited(smallContent(), { items: { oar: { weight: 1_900 } } });
      expect(await reload(world, home)).toBe("New: two things; changed: two rooms");
      expect(world.game.world.byId(id)?.need(Portable).grams).toBe(1_900);
    } finally {
      world.stop();
    }
  });
});

describe("a content with faults", () => {
  it("changes nothing; the builder who asked reads where they are, the first ten and how many there are", async () => {
    const world = await startWorld();
    const [kay, ann] = await world.players("Kay", "Ann");
    await appoint(world, kay, "builder");
    expect(await ann.type("reload")).not.toContain("The content is read");
    const message = "There is no room 'isle:lof'.";
    for (let line = 1; line <= 12; line += 1)
      world.findings.push({ file: "areas/isle/rooms.yaml", line, code: "unknown-room", message });
    const before = world.snapshot();
    const said = await kay.type("reload");
    await underWay(world);
    const told = said + kay.read();
    expect(told).toContain("12 things are wrong with the content; the world goes on as it is:");
    expect(told).toContain(`areas/isle/rooms.yaml:10 ${message}`);
    expect(told).not.toContain("rooms.yaml:11");
    expect(told).toContain("and 2 more");
    expect(world.logged.join("")).toContain("areas/isle/rooms.yaml:1 There is no room");
    expect(world.snapshot()).toEqual(before);
  });

  it("that show only when it is taken leave no trace: all of it is undone, and the next content is taken", async () => {
    const world = await startWorld({ content: withLookout() });
    const [ann] = await world.players("Ann");
    await ann.typeAll("north", "up");
    const before = world.snapshot();
    const { authored } = world.game;
    const broken = vi.spyOn(world.game, "showRoom").mockImplementationOnce(() => {
      throw new Error("no words for it");
    });
    world.written = edited(smallContent(), { items: { oar: { weight: 1 } } });
    await expect(world.reloader.reload()).rejects.toThrow("no words for it");
    expect(world.game.authored).toBe(authored);
    expect(world.snapshot()).toEqual(before);
    broken.mockRestore();
    expect(await reload(world, world.written)).toBe("Changed: a room and a thing; gone: a room");
  });

  it("that show when it is taken already, in what its takers see, are not forgotten: going back is a change as well", async () => {
    const world = await startWorld();
    await reload(world, smallContent());
    const [ann] = await world.players("Ann");
    const swept = edited(smallContent(), { rooms: { pier: { look: "Swept." } } });
    const broken = vi.spyOn(world.sessions, "refresh").mockImplementationOnce(() => {
      throw new Error("no topic for it");
    });
    world.written = swept;
    await expect(world.reloader.reload()).rejects.toThrow("no topic for it");
    broken.mockRestore();
    expect(world.game.content.rooms.get("isle:pier")?.look).toBe("Swept.");
    expect(await reload(world, smallContent())).toBe("Changed: a room");
    expect(await ann.type("look")).not.toContain("Swept.");
  });

  it("in its money are for a restart", async () => {
    const world = await startWorld();
    world.written = { ...smallContent(), world: { ...smallContent().world, coin: "isle:shell" } };
    expect(await world.reloader.reload()).toMatchObject({ ok: false, findings: [{ code: "needs-restart" }] });
    expect(world.game.content.world.coin).toBe("isle:copper");
  });
});

describe("a reload", () => {
  it("is told to the builder who asked, and stands in the log of what was done by right of a role", async () => {
    const world = await startWorld();
    const [kay] = await world.players("Kay");
    await appoint(world, kay, "builder");
    world.written = withLookout();
    const said = await kay.type("reload");
    await underWay(world);
    expect(said + kay.read()).toContain("The world goes by the new content. New: a room; changed: a room.");
    const rows = await world.storage.auditLog("kay", 5);
    expect(rows.map(({ action, detail, done }) => [action, detail, done])).toContainEqual([
      "reload",
      "The world goes by the new content. New: a room; changed: a room.",
      true,
    ]);
    expect(await kay.type("reload")).toContain("The content is read.");
    await underWay(world);
    expect(kay.read()).not.toContain("New:");
  });

  it("that is asked for while another is under way reads everything anew, once for all who asked", async () => {
    const world = await startWorld();
    world.written = withLookout();
    const first = world.reloader.reload();
    world.written = smallContent();
    const others = [world.reloader.reload(), world.reloader.reload()];
    expect(await first).toEqual({ ok: true, changes: "New: a room; changed: a room" });
    expect(await Promise.all(others)).toEqual([
      { ok: true, changes: "Changed: a room; gone: a room" },
      { ok: true, changes: "Changed: a room; gone: a room" },
    ]);
  });

  it.each<[Point, string]>([
    ["before-commit", "the old world"],
    ["after-commit", "the new world"],
  ])("that is killed %s leaves %s, whole", async (point, which) => {
    const trap = new Trap();
    let world = await startWorld({ content: withLookout(), faults: trap.faults });
    const [ann] = await world.players("Ann");
    await ann.typeAll("north", "up");
    const oar = world.thing("oar", ann.character).id;
    await ann.type("drop oar");
    await world.committer.flush();
    const rooms = (): number =>
      [...world.storage.entities.values()].filter(({ kind }) => kind === "room").length;
    const count = rooms();
    trap.set(point, () => world.stop());
    world.written = smallContent();
    void world.reloader.reload();
    await trap.sprung;
    expect(rooms()).toBe(which === "the old world" ? count : count - 1);
    world = await world.revive({ content: smallContent() });
    try {
      expect(world.game.world.byId(oar)?.target(ContainedIn)?.id).toBe(world.room("lost").id);
      expect(world.game.world.byId(ann.character.id)?.target(ContainedIn)?.id).toBe(world.room("pier").id);
      expect(world.game.world.unresolved()).toEqual([]);
    } finally {
      world.stop();
    }
  });

  it("twenty times over leaves nothing behind", async () => {
    const world = await startWorld();
    const [ann] = await world.players("Ann");
    const lean = edited(smallContent(), { rooms: { shed: { things: [] } }, items: { oar: null } });
    await reload(world, withLookout());
    const before = world.census();
    const { size } = world.game.world;
    for (let turn = 0; turn < 10; turn += 1) {
      await reload(world, turn % 2 === 0 ? smallContent() : lean);
      await reload(world, withLookout());
    }
    expect(world.census()).toEqual(before);
    expect(world.game.world.size).toBe(size);
    expect(world.game.prototypes.size).toBe(
      withLookout().rooms.size + smallContent().items.size + smallContent().npcs.size,
    );
    expect(world.game.journal.balance(ann.character)).toBeGreaterThan(0);
    expect(world.held(world.room("lookout"), "moth")).toHaveLength(1);
    expect(world.failures).toEqual([]);
  });
});
