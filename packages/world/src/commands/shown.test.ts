import { describe, expect, it } from "vitest";
import { Character } from "../components/index.ts";
import { useWorlds } from "../testing/use-worlds.ts";

describe("looking", () => {
  const start = useWorlds();

  it("shows the room, its things, its people and its exits, and oneself nowhere", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const pier = world.room("pier");
    world.thing("oar", pier);
    world.thing("oar", pier);
    world.thing("copper", pier, 12);
    world.thing("rope", pier);
    await bob.connection.hangUp(false);
    ann.read();
    const seen = [
      "The Pier",
      "Planks over green water.",
      "A bollard stands here.",
      "Marn counts the waves.",
      "Two ash oars lie here.",
      "12 copper pennies lie here.",
      "A rope is coiled here.",
      "Bob is here, staring out to sea.",
      "Exits: north, east, down, in",
    ].join("\n");
    for (const line of ["look", "l", "lo"]) expect(await ann.type(line)).toBe(seen);
    world.move(ann.character, "pit");
    expect(await ann.type("look")).toBe("The Pit\nWalls of wet sand.\nExits: none");
    world.move(ann.character, "beach");
    expect(await ann.type("look")).toContain("Eight white shells lie here.\nTwo pale moths are here.");
  });

  it("shows a thing, a being, a detail or a way, by what is typed", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("look bollard")).toBe("Polished by rope.");
    expect(await ann.type("look at the oak bollard")).toBe("Polished by rope.");
    expect(await ann.type("look marn")).toBe("Grey as the sea.\nMarn says, 'A flask for the lamp, please.'");
    expect(await ann.type("look coins")).toBe("Ten copper pennies. Thin.");
    for (const what of ["planks", "PLA", "wet planks"])
      expect(await ann.type(`look ${what}`)).toBe("One is newer than the rest.");
    expect(await ann.type("look north")).toBe("That way lies The Shed.");
    expect(await ann.type("look in")).toBe("That way lies The Hut.");
    expect(await ann.type("look up")).toBe("There is no way up from here.");
    expect(await ann.type("look <room>x")).toBe(
      "You see no '<room>x' here. Look at what the text names, or type LOOK alone.",
    );
  });

  it("shows what a person has written, or that they look like many", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("look bob")).toBe(
      "Bob\nBob looks like many who pass through the harbour.\nTheir pockets are not empty.",
    );
    expect(await ann.type("look me")).toBe(
      "You look like many who pass through the harbour. DESCRIBE changes that.",
    );
    bob.character.edit(Character).description = "Tall & <b>bold</b>\nand <say>loud</say>.";
    await bob.type("drop all");
    ann.read();
    expect(await ann.type("look bob")).toBe("Bob\nTall & <b>bold</b>\nand <say>loud</say>.");
    expect(await bob.type("look self")).toBe("Bob\nTall & <b>bold</b>\nand <say>loud</say>.");
  });

  it("closer tells the weight, of a stack the whole", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.thing("oar", ann.character);
    expect(await ann.type("examine oar")).toBe("Ash, and straight.\nIt weighs about 2.0 kilograms.");
    expect(await ann.type("x coins")).toBe("Ten copper pennies. Thin.\nTogether they weigh about 30 grams.");
    expect(await ann.type("x bollard")).toBe("Polished by rope.");
    expect(await ann.type("x marn")).toMatch(/^Grey as the sea\./);
    expect(await ann.type("examine")).toBe(
      "Examine what? For example EXAMINE BELL. LOOK shows what there is.",
    );
  });
});

describe("the lists", () => {
  const start = useWorlds();

  it("of exits says where each leads", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("exits")).toBe(
      "The ways from here:\n  north: The Shed\n  east: The Beach\n  down: The Pit\n  in: The Hut",
    );
    world.move(ann.character, "pit");
    expect(await ann.type("ex")).toBe("There is no way out of here.");
  });

  it("of what one carries has it in the order it came", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.thing("rope", ann.character);
    expect(await ann.type("i")).toBe("You carry:\n  ten copper pennies\n  a rope");
    await ann.type("drop all");
    expect(await ann.type("inventory")).toBe("You carry nothing.");
  });

  it("of players counts them in words, and notes guests and lost connections", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("who")).toBe("You are the only one about:\n  Ann (level 1 human)");
    const [bob] = await world.players("Bob");
    const guest = await world.guest();
    await bob.connection.hangUp(false);
    const name = guest.connection.topic("character")?.name;
    ann.read();
    expect(await ann.type("who")).toBe(
      `Three players are about:\n  Ann (level 1 human)\n  Bob (level 1 human, link-dead)\n  ${name} (level 1 human, guest)`,
    );
  });
});

describe("help", () => {
  const start = useWorlds();

  it("alone begins with the first steps and lists topics; its COMMANDS lists every command", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const text = await ann.type("help");
    expect(text).toMatch(/^Type look\.\n\nTopics: start, moving\.\n/);
    expect(text).toContain("HELP COMMANDS");
    const commands = await ann.type("help commands");
    expect(commands).toMatch(/^Commands: [a-z, ]*describe, [a-z, ]*drop, [a-z, ]*examine, [a-z, ]*\.\n/);
    expect(await ann.type("?")).toBe(text);
  });

  it("explains a command, a topic, a beginning of either, and a direction", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("help get")).toMatch(/^GET \(also take\): Takes a thing/);
    expect(await ann.type("help take")).toMatch(/^GET/);
    expect(await ann.type("help inv")).toMatch(/^INVENTORY \(also i, inv\): /);
    expect(await ann.type("help MOVING")).toBe("Type a direction.");
    expect(await ann.type("help walking")).toBe("Type a direction.");
    expect(await ann.type("help start")).toBe("Type look.\nSee also: moving.");
    expect(await ann.type("help mov")).toBe("Type a direction.");
    for (const way of ["north", "n", "in"])
      expect(await ann.type(`help ${way}`)).toMatch(/^GO \(also walk\): /);
    expect(await ann.type("help quit")).toMatch(/^QUIT/);
    expect(await ann.type("help tea")).toBe("There is no help on 'tea'. HELP alone lists what there is.");
  });
});

describe("the goal", () => {
  const start = useWorlds();

  it("is the first errand until it is done", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    for (const line of ["goal", "quest", "errand"])
      expect(await ann.type(line)).toBe("Marn says, 'A flask for the lamp, please.'");
    ann.character.edit(Character).errandDone = true;
    expect(await ann.type("goal")).toBe(
      "You have done what you were asked first. LOOK at the people you meet: some of them want something too, and pay.",
    );
  });
});

describe("the map", () => {
  const start = useWorlds();

  it("comes as a drawing for the eye and as sentences for the ear", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    ann.connection.post("map");
    await world.settle();
    expect(ann.connection.readMarkup().join("")).toBe(
      [
        "<art>[ ]",
        " |",
        "[@]-[ ]",
        "",
        "@ you",
        "From here also: down, in.</art><aloud>Here: <room>The Pier</room>. North: <room>The Shed</room>. East: <room>The Beach</room>. Down: <room>The Pit</room>. In: <room>The Hut</room>.</aloud>",
      ].join("\n"),
    );
  });
});

describe("describing oneself", () => {
  const start = useWorlds();

  it("opens an editor that ends with a dot, and others see the text", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("describe")).toContain("A dot alone saves it");
    expect(ann.connection.prompt).toBe("] ");
    expect(await ann.typeAll("Tall as a mast,", "", "say nothing.", ".")).toBe(
      "You see yourself with new eyes.",
    );
    expect(ann.connection.prompt).toBe("> ");
    expect(await bob.type("look ann")).toContain("Ann\nTall as a mast,\n\nsay nothing.");
    expect(await ann.type("describe")).toMatch(/So far:\n1: Tall as a mast,\n2: \n3: say nothing\.$/);
    expect(await ann.typeAll("Short.", "~")).toBe("Left as it was.");
    expect(ann.character.need(Character).description).toBe("Tall as a mast,\n\nsay nothing.");
  });

  it("takes ten lines and no more, and is emptied by clearing it", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    await ann.typeAll("describe", ..."0123456789");
    expect(await ann.type("eleven")).toContain("all are written. This one was not taken:\neleven");
    expect(await ann.type(".")).toBe("You see yourself with new eyes.");
    expect(ann.character.need(Character).description).toBe([..."0123456789"].join("\n"));
    await ann.typeAll("describe", ".c", ".");
    expect(ann.character.need(Character).description).toBe("");
  });
});

describe("registering and quitting", () => {
  const start = useWorlds();

  it("is nothing for a character that is kept already", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("register")).toBe("Your character is kept already: it belongs to your account.");
  });

  it("says goodbye and closes, to either kind of player in their own words", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const guest = await world.guest();
    await ann.type("quit");
    await guest.type("logout");
    expect(ann.connection.closed).toBe("The harbour keeps your place. Fair winds.");
    expect(guest.connection.closed).toContain("What you carried stays where you stood.");
    expect(world.game.players.count).toBe(0);
    expect(world.storage.sessions.size).toBe(0);
  });
});
