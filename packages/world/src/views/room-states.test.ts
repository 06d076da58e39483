import { describe, expect, test } from "vitest";
import { ContainedIn, Marks } from "../components/index.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { writtenContent } from "../testing/written-content.ts";
import { ambienceNow } from "./room-states.ts";

const start = useWorlds();

const HALL = `hall:
  name: The Hall
  look: Bare boards.
  details: { boards: Scrubbed. }
  ambience: [A board creaks.]
  exits:
    out: { to: pier, oneWay: true }
    up: { to: loft, when: { carries: oar } }
    down: { to: crypt, when: { mark: drained }, blocked: The stair is under water. }
  states:
    - { when: { mark: flooded }, look: Water to the knee. , details: { water: Cold., boards: Under water. } }
    - { when: { mark: flooded }, adds: It rises. }
    - { when: { carries: oar }, adds: One could row. , ambience: [Your oar drips.] }
loft: { name: The Loft, look: Low., exits: { down: hall } }
crypt: { name: The Crypt, look: Wet., exits: { up: hall } }
`;

async function inHall() {
  const world = await start({ content: await writtenContent({ "areas/dock/rooms.yaml": HALL }) });
  const [ann, bob] = await world.players("Ann", "Bob");
  const hall = world.game.room("dock:hall");
  if (!hall) throw new Error("no hall");
  for (const { character } of [ann, bob]) character.link(ContainedIn, hall);
  const mark = (name: string): void =>
    world.game.world.attempt(() => hall.add(Marks({ [name]: world.game.clock.now() + 60_000 })));
  return { world, ann, bob, hall, mark };
}

describe("a room with states", () => {
  test("is as its author wrote it while none of them holds", async () => {
    const { ann } = await inHall();
    expect(await ann.type("look")).toContain("The Hall\nBare boards.\n");
    expect(await ann.type("look boards")).toBe("Scrubbed.");
  });

  test("has another text, more sentences and other details while one holds, for whom it holds", async () => {
    const { world, ann, bob, mark } = await inHall();
    mark("flooded");
    expect(await ann.type("look")).toContain("Water to the knee. It rises.\n");
    expect(await ann.type("look boards")).toBe("Under water.");
    expect(await ann.type("look water")).toBe("Cold.");
    world.game.spawnThing("dock:oar", 1, bob.character);
    expect(await bob.type("look")).toContain("Water to the knee. It rises. One could row.\n");
  });

  test("lets each notice what is theirs", async () => {
    const { world, ann, bob, hall } = await inHall();
    world.game.spawnThing("dock:oar", 1, bob.character);
    const all = ambienceNow(world.game, hall);
    expect(all.find(({ line }) => line === "Your oar drips.")?.viewers).toEqual([bob.character]);
    expect(all.find(({ line }) => line === "A board creaks.")?.viewers).toEqual([
      ann.character,
      bob.character,
    ]);
  });
});

describe("an exit with a condition", () => {
  test("is not there for whom it does not hold", async () => {
    const { world, ann } = await inHall();
    expect(await ann.type("exits")).not.toContain("up");
    expect(await ann.type("up")).toContain("There is no way up");
    world.game.spawnThing("dock:oar", 1, ann.character);
    expect(await ann.type("up")).toContain("The Loft");
  });

  test("is seen and says why nobody can go there, when its author says so", async () => {
    const { ann, mark } = await inHall();
    expect(await ann.type("look")).toContain("Exits: down (blocked), out");
    expect(await ann.type("down")).toBe("The stair is under water.");
    expect(await ann.type("look down")).toBe("The stair is under water.");
    mark("drained");
    expect(await ann.type("down")).toContain("The Crypt");
  });
});

describe("what somebody says", () => {
  test("is the first that holds, for a greeting as for a topic; and a thing is used only while it may be", async () => {
    const content = await writtenContent({
      "areas/dock/npcs.yaml":
        "sal:\n  name: Sal\n  ground: Sal.\n  look: Old.\n  greeting: [{ when: { carries: oar }, says: Row! }, { says: Walk. }]\n  topics: { tide: [{ when: { carries: oar }, says: High. }] }\n",
      "areas/dock/items.yaml":
        "horn:\n  name: a horn\n  ground: A horn.\n  look: Brass.\n  weight: 9\n  use: { handler: sound, when: { carries: oar }, otherwise: Not without an oar. }\n",
    });
    const world = await start({ content });
    const [ann] = await world.players("Ann");
    world.game.spawnThing("dock:sal", 1, world.game.startRoom);
    world.game.spawnThing("dock:horn", 1, ann.character);
    expect(await ann.type("talk sal")).toContain("'Walk.'");
    expect(await ann.type("ask sal about tide")).toContain("has nothing to say about that");
    expect(await ann.type("use horn")).toBe("Not without an oar.");
    world.game.spawnThing("dock:oar", 1, ann.character);
    expect(await ann.type("talk sal")).toContain("'Row!'");
    expect(await ann.type("ask sal about tide")).toContain("'High.'");
    expect(await ann.type("use horn")).toContain("You sound a horn.");
  });
});

test("what comes only at times comes when they are there, also for a mark", async () => {
  const content = await writtenContent({
    "areas/dock/npcs.yaml":
      "moth:\n  name: a moth\n  ground: A moth.\n  look: Grey.\n  when: { mark: lit }\n",
    "areas/dock/rooms.yaml":
      "den: { name: Den, look: Low., exits: { out: { to: pier, oneWay: true } }, npcs: [moth] }\n",
  });
  const world = await start({ content });
  const den = world.game.room("dock:den");
  const moths = () => den?.sources(ContainedIn).length;
  expect(moths()).toBe(0);
  world.game.world.attempt(() => den?.add(Marks({ lit: world.game.clock.now() + 600_000 })));
  await world.tick(61_000);
  expect(moths()).toBe(1);
});
