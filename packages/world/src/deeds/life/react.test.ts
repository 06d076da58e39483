import { describe, expect, test } from "vitest";
import { Closure, ContainedIn, Due, Health, Marks, Reacted } from "../../components/index.ts";
import { coinsOf } from "../../items/purse.ts";
import { CHAIN_LIMIT } from "../../turn/deed-runner.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { writtenContent } from "../../testing/written-content.ts";
import type { Player, TestWorld } from "../../testing/test-world.ts";

const start = useWorlds();
const ROOMS = "areas/dock/rooms.yaml";
const ITEMS = "areas/dock/items.yaml";
const NPCS = "areas/dock/npcs.yaml";

const item = (slug: string, more = ""): string =>
  `${slug}:\n  name: a ${slug}\n  ground: A ${slug} lies here.\n  look: Plain.\n  weight: 9\n${more}`;

/** What the room of the tests does; indented as under `reacts:`. */
async function worldWhere(reacts: string, more: Record<string, string> = {}): Promise<[TestWorld, Player]> {
  const hall = `hall:
  name: The Hall
  look: Bare.
  exits:
    out: { to: pier, oneWay: true }
    east: { to: vault, door: { name: grille, locked: true, pick: 90 } }
  things: [box]
  npcs: [sal]
  reacts:
${reacts}
vault:
  name: The Vault
  look: Deep.
  exits: { west: hall }
`;
  const sal = "sal:\n  name: Sal\n  ground: Sal sits here.\n  look: Old.\n  purse: 20\n";
  const box =
    item("box", "  container: { grams: 500, lid: closed }\n") +
    item("horn") +
    item("coat", "  wear: chest\n");
  const content = await writtenContent({
    "rules/slots.yaml": "chest: { where: on your body }\n",
    ...more,
    [ROOMS]: hall + (more[ROOMS] ?? ""),
    [NPCS]: sal + (more[NPCS] ?? ""),
    [ITEMS]: box + (more[ITEMS] ?? ""),
  });
  const world = await start({ content });
  const [ann] = await world.players("Ann");
  ann.character.link(ContainedIn, room(world, "hall"));
  return [world, ann];
}

function room(world: TestWorld, slug: string) {
  const found = world.game.room(`dock:${slug}`);
  if (!found) throw new Error(`no room ${slug}`);
  return found;
}

function put(world: TestWorld, slug: string, place = room(world, "hall")) {
  return world.game.spawnThing(`dock:${slug}`, 1, place);
}

function find(world: TestWorld, slug: string) {
  const found = world.game.world.entities().find((one) => one.prototype?.id === `dock:${slug}`);
  if (!found) throw new Error(`no ${slug}`);
  return found;
}

describe("what a reaction waits for", () => {
  test("enter and leave, from and to which side", async () => {
    const [world, ann] = await worldWhere(`
    - { on: leave, way: out, do: [{ echo: "The hall sighs." }, { tell: "You should not read this." }] }
    - { on: enter, way: east, do: [{ tell: "You feel {self} about you." }] }
    - { on: enter, way: north, do: [{ tell: Never. }] }`);
    const [bob] = await world.players("Bob");
    bob.character.link(ContainedIn, room(world, "hall"));
    expect(await ann.type("out")).not.toContain("You should not read this");
    expect(bob.read()).toContain("The hall sighs.");
    Object.assign(find(world, "hall.east").edit(Closure), { open: true, locked: false });
    const heard = await bob.typeAll("east", "west");
    expect(heard).toContain("You feel The Hall about you.");
    expect(heard).not.toContain("Never");
  });

  test("words that are said, and lines that are no command", async () => {
    const [, ann] = await worldWhere(`
    - { on: say, words: [open sesame, friend], do: [{ tell: "{self} heard {actor}." }] }
    - { on: command, words: pull lever, do: [{ tell: "It moves." }] }`);
    expect(await ann.type("say Well: OPEN, Sesame!")).toContain("The Hall heard");
    expect(await ann.type("say a friendly word")).not.toContain("heard");
    expect(await ann.type("Pull the  lever")).toBe("It moves.");
    expect(await ann.type("pull rope")).not.toContain("It moves");
  });

  test("things that are taken up, laid down, put on, taken off, opened and shut", async () => {
    const [world, ann] = await worldWhere(
      ["get", "drop", "wear", "remove"]
        .map((on) => `\n    - { on: ${on}, item: coat, do: [{ tell: "I ${on} {item}." }] }`)
        .join("") +
        `
    - { on: open, do: [{ tell: "Something opened: {item}." }] }
    - { on: close, way: east, do: [{ tell: "The grille falls to." }] }`,
    );
    put(world, "coat");
    put(world, "horn");
    expect(await ann.type("get coat")).toContain("I get a coat.");
    expect(await ann.type("wear coat")).toContain("I wear a coat.");
    expect(await ann.type("remove coat")).toContain("I remove a coat.");
    expect(await ann.type("drop coat")).toContain("I drop a coat.");
    expect(await ann.type("get horn")).not.toContain("I get a horn.");
    // A lid is the box's own matter.
    expect(await ann.type("open box")).not.toContain("Something opened");
    Object.assign(find(world, "hall.east").edit(Closure), { open: false, locked: false });
    expect(await ann.type("open grille")).toContain("Something opened: the grille.");
    expect(await ann.type("close grille")).toContain("The grille falls to.");
  });

  test("of a thing: that it is itself used, opened, or carried along when words are said", async () => {
    const [world, ann] = await worldWhere(`    - { on: hour, do: [{ echo: Dong. }] }`, {
      [ITEMS]: item(
        "whistle",
        '  use: { handler: reacts }\n  reacts:\n    - { on: use, do: [{ others: "{actor} whistles." }, { tell: You whistle. }] }\n    - { on: say, words: hush, do: [{ tell: "{self} hums." }] }\n    - { on: get, do: [{ tell: It is warm. }] }\n',
      ),
    });
    put(world, "whistle");
    expect(await ann.type("get whistle")).toContain("It is warm.");
    expect(await ann.type("use whistle")).toBe("You use a whistle.\nYou whistle.");
    expect(await ann.type("say hush")).toContain("A whistle hums.");
    expect(await ann.type("use box")).toContain("You can think of no use");
  });

  test("of a being: talk, gifts, bribes, blows below a share of its health, its death", async () => {
    const [world, ann] = await worldWhere(`    - { on: leave, do: [{ echo: Bye. }] }`, {
      [NPCS]: `gate:
  name: the guard
  ground: A guard stands here.
  look: Bored.
  body: { level: 1 }
  natural: { dice: "1d1" }
  reacts:
    - { on: talk, do: [{ say: "Move along, {actor}." }] }
    - { on: give, item: horn, do: [{ say: "A horn!" }] }
    - { on: bribe, coins: 3, do: [{ say: "I saw nothing." }] }
    - { on: hurt, below: 50, do: [{ say: "Enough!" }] }
    - { on: die, do: [{ echo: "The keys of {self} fall." }, { spawn: horn }] }
`,
    });
    const guard = put(world, "gate");
    put(world, "horn", ann.character);
    world.game.spawnThing("dock:penny", 5, ann.character);
    expect(await ann.type("talk guard")).toContain("The guard says, 'Move along, Ann.'");
    expect(await ann.type("give 2 pennies to guard")).not.toContain("I saw nothing");
    expect(await ann.type("give 3 pennies to guard")).toContain("I saw nothing.");
    expect(await ann.type("give horn to guard")).toContain("A horn!");
    const hit = (amount: number): void => {
      world.game.world.attempt(() => {
        if (!guard.has(Health)) guard.add(Health({ current: 1 }));
      });
      const hurt = { entity: guard, by: ann.character, amount, damage: "blunt", left: 1 } as const;
      world.game.events.publish({ type: "EntityHurt", ...hurt });
      world.runner.drain();
    };
    hit(5);
    await world.tick(0);
    expect(ann.read()).toContain("Enough!");
    for (let round = 0; round < 40 && guard.alive; round += 1) {
      await ann.type("attack guard");
      await world.tick(3_000);
    }
    expect(guard.alive).toBe(false);
    expect(ann.read()).toContain("The keys of the guard fall.");
    expect(
      room(world, "hall")
        .sources(ContainedIn)
        .some((one) => one.prototype?.id === "dock:horn"),
    ).toBe(true);
  });

  test("coming into the world, time, and the striking of the hour", async () => {
    const [world, ann] = await worldWhere(
      `    - { on: timer, every: 10, do: [{ echo: Tick. }] }
    - { on: hour, do: [{ echo: Dong. }] }`,
      {
        [NPCS]: `moth:\n  name: a moth\n  ground: A moth.\n  look: Grey.\n  reacts:\n    - { on: load, do: [{ echo: "{self} shakes its wings." }] }\n    - { on: timer, every: 5, do: [{ echo: "{self} flutters." }] }\n`,
      },
    );
    const moth = put(world, "moth");
    world.game.events.publish({ type: "EntitySpawned", entity: moth, place: room(world, "hall") });
    world.runner.drain();
    await world.tick(0);
    expect(ann.read()).toBe("A moth shakes its wings.\nTick.\nA moth flutters.");
    await world.tick(1_000);
    expect(ann.read()).toBe("");
    await world.tick(4_000);
    expect(ann.read()).toBe("A moth flutters.");
    const hour = world.game.rules.calendar.hourSeconds * 1_000;
    await world.tick(hour);
    expect(ann.read()).toContain("Dong.");
  });
});

describe("what a reaction does", () => {
  const onKnock = (steps: string): string =>
    `    - on: command\n      words: knock twice\n      do:\n${steps}`;

  test("opens, shuts, locks and unlocks a door, seen from both sides", async () => {
    const [world, ann] = await worldWhere(
      ["open", "close", "lock", "unlock"]
        .map((verb) => `    - { on: command, words: try ${verb}, do: [{ ${verb}: east }] }`)
        .join("\n"),
    );
    const [bob] = await world.players("Bob");
    bob.character.link(ContainedIn, room(world, "vault"));
    const closure = () => find(world, "hall.east").need(Closure);
    expect(await ann.type("try open")).toBe("The grille opens.");
    expect(bob.read()).toBe("The grille opens.");
    expect(closure()).toEqual({ open: true, locked: false });
    expect(await ann.type("try lock")).toBe("The grille shuts, and a lock falls to.");
    expect(closure()).toEqual({ open: false, locked: true });
    expect(await ann.type("try unlock")).toBe("Something clicks in the grille.");
    await ann.type("try open");
    expect(await ann.type("try close")).toBe("The grille closes.");
    expect(closure()).toEqual({ open: false, locked: false });
  });

  test("gives and takes things, and brings forth no more than it says", async () => {
    const [world, ann] = await worldWhere(
      `    - { on: command, words: knock once, do: [{ give: { item: horn, count: 2 } }] }
    - { on: command, words: knock twice, do: [{ take: { item: horn, count: 3 } }, { spawn: { what: moth, most: 2 } }] }`,
      {
        [NPCS]: "moth:\n  name: a moth\n  ground: A moth.\n  look: Grey.\n  lifespan: 30\n",
      },
    );
    const held = () =>
      ann.character.sources(ContainedIn).filter((one) => one.prototype?.id === "dock:horn").length;
    const moths = () =>
      room(world, "hall")
        .sources(ContainedIn)
        .filter((one) => one.prototype?.id === "dock:moth");
    expect(await ann.type("knock once")).toContain("You are given a horn.");
    expect(held()).toBe(2);
    await ann.typeAll("knock twice");
    expect([held(), moths().length]).toEqual([0, 1]);
    await ann.typeAll("knock twice", "knock twice");
    expect(moths().length).toBe(2);
    expect(
      moths()[0]
        ?.get(Due)
        ?.map(({ handler }) => handler),
    ).toContain("die");
  });

  test("moves, hurts and heals whoever brought it about, and lays effects on them", async () => {
    const [world, ann] = await worldWhere(
      `    - { on: command, words: fall down, do: [{ move: { to: vault, leaves: "{being} drops." } }, { damage: "5" }, { tell: No. }] }
    - { on: command, words: eat weed, do: [{ damage: { dice: "4", type: fire } }, { heal: "2" }, { effect: winded }] }`,
      {
        "rules/effects.yaml":
          "winded: { name: winded, seconds: 60, words: { start: { actor: You gasp. } } }\n",
      },
    );
    const [bob] = await world.players("Bob");
    bob.character.link(ContainedIn, room(world, "hall"));
    expect(await ann.type("eat weed")).toContain("You gasp.");
    const health = ann.character.need(Health).current;
    const full = await ann.type("fall down");
    expect(full).toContain("The Vault");
    // It is no longer there to be hurt or told.
    expect(full).not.toContain("No.");
    expect(ann.character.need(Health).current).toBe(health);
    expect(bob.read()).toContain("Ann drops.");
  });

  test("marks the room for a time, and conditions ask for it", async () => {
    const [world, ann] =
      await worldWhere(`    - { on: command, words: light lamp, when: { not: { mark: lit } }, do: [{ mark: { name: lit, seconds: 30 } }, { tell: It burns. }] }
    - { on: command, words: light lamp, when: { mark: lit }, do: [{ unmark: lit }, { tell: It goes out. }] }
    - { on: command, words: rub lamp, do: [{ mark: { name: lit, seconds: 30 } }] }`);
    // Both are asked before either is done: the second finds the mark that the first has set.
    const answer = await ann.type("rub lamp");
    expect(answer).toBe("");
    expect(room(world, "hall").get(Marks)?.["lit"]).toBe(world.game.clock.now() + 30_000);
    await world.tick(31_000);
    expect(await ann.type("light lamp")).toContain("It burns.");
  });

  test("goes for somebody, and is no more", async () => {
    const [world, ann] = await worldWhere(`    - { on: leave, do: [{ echo: Bye. }] }`, {
      [NPCS]: `dog:\n  name: a dog\n  ground: A dog.\n  look: Wet.\n  body: { level: 1 }\n  natural: {}\n  reacts:\n    - { on: say, words: bad dog, do: [{ attack: true }] }\n    - { on: say, words: go home, do: [{ echo: "{self} trots off." }, { vanish: true }, { echo: Never. }] }\n`,
    });
    const dog = put(world, "dog");
    expect(await ann.type("say bad dog")).toContain("A dog goes for you!");
    const answer = await ann.type("say go home");
    expect(answer).toContain("A dog trots off.");
    expect(answer).not.toContain("Never");
    expect(dog.alive).toBe(false);
  });

  test("waits, and what is behind the wait comes though the world was killed meanwhile", async () => {
    const [world, ann] = await worldWhere(
      onKnock(`        - tell: Wait.
        - wait: 20
        - echo: The door speaks.
        - mark: { name: spoken, seconds: 60 }`),
    );
    expect(await ann.type("knock twice")).toBe("Wait.");
    const next = await world.restart({ content: world.game.content });
    await next.tick(10_000);
    expect(room(next, "hall").get(Marks)).toBeUndefined();
    await next.tick(11_000);
    expect(room(next, "hall").get(Marks)).toHaveProperty("spoken");
    next.stop();
  });

  test("not again before it has rested", async () => {
    const [world, ann] = await worldWhere(
      `    - { on: command, words: ring bell, rest: 60, do: [{ tell: Dong. }] }`,
    );
    expect(await ann.type("ring bell")).toBe("Dong.");
    expect(await ann.type("ring bell")).toBe("");
    await world.tick(61_000);
    expect(await ann.type("ring bell")).toBe("Dong.");
  });
});

test("rooms that send somebody round in a circle do so a few times in a second, and never hang the turn", async () => {
  const [world, ann] = await worldWhere(`    - { on: enter, do: [{ move: attic }] }`, {
    [ROOMS]:
      "attic:\n  name: The Attic\n  look: Low.\n  exits: { down: { to: hall, oneWay: true } }\n  reacts: [{ on: enter, do: [{ move: hall }] }]\n",
  });
  ann.character.link(ContainedIn, room(world, "attic"));
  await ann.type("down");
  const times = Object.values(room(world, "hall").get(Reacted) ?? {}).map((one) => one.times);
  expect(times[0]).toBeLessThanOrEqual(8);
  expect(world.runner.waiting).toBe(0);
  expect(CHAIN_LIMIT).toBe(64);
  expect(await ann.type("look")).toMatch(/The (?:Hall|Attic)/);
});

test("coins that a reaction gives or takes are in the books", async () => {
  const [world, ann] =
    await worldWhere(`    - { on: command, words: beg here, do: [{ give: { item: penny, count: 7 } }] }
    - { on: command, words: pay here, do: [{ take: { item: penny, count: 2 } }] }`);
  const before = coinsOf(world.game, ann.character);
  await ann.typeAll("beg here", "pay here");
  expect(coinsOf(world.game, ann.character)).toBe(before + 5);
  const rows = world.storage.journal.filter(
    ({ owner, deed }) => owner === ann.character.id && deed === "react",
  );
  expect(rows.map(({ change }) => change)).toEqual([7, -2]);
});
