import { describe, expect, it } from "vitest";
import {
  ContainedIn,
  Drafts,
  Health,
  Letter,
  Parcel,
  PostOffice,
  Posture,
  Till,
} from "../../components/index.ts";
import { lettersTo, sendLetter } from "../../society/letters.ts";
import { mostGrams } from "../../bodies/stats.ts";
import { canCarry, contentGrams } from "../../items/load.ts";
import { countOf, plainName } from "../../views/names.ts";
import { postContent } from "../../testing/post-content.ts";
import { PASSWORD, type Player, type TestWorld } from "../../testing/test-world.ts";
import { silence } from "../../testing/staff.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { mailTopic } from "../../views/mail-topic.ts";
import { defineDeed } from "../deed.ts";

/** A house's letter, sent in a deed as houses do. */
const houseLetter = defineDeed<{ to: string; thing: string }>({
  name: "house-letter",
  perform({ to, thing }, { game, actor }) {
    const made = game.spawnThing(thing, 1, actor);
    sendLetter(game, {
      to,
      from: "the auction house",
      subject: "Your lot",
      text: "Sold.",
      things: [{ thing: made, count: 1 }],
    });
  },
});

async function writeTo(player: Player, name: string, subject: string, ...lines: string[]): Promise<string> {
  return player.typeAll(`mail send ${name} ${subject}`, ...lines, ".");
}

async function login(world: TestWorld, name: string) {
  const connection = await world.connect();
  connection.read();
  const text = await connection.typeAll(name, PASSWORD);
  return { connection, text };
}

describe("a letter", () => {
  const start = useWorlds();

  it("is written, paid for and posted, and its reader is told, reads it and takes what is in it", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    world.thing("cutlass", ann.character);
    expect(await ann.type("mail send bob Your sword; sharpened")).toBe(
      "A letter to Bob: Your sword; sharpened.\nYou write your letter: line by line, up to 40 lines of 400 characters. A dot alone saves it, .q leaves all as it was, .h tells what else there is.",
    );
    await ann.typeAll("Bob,", "mind <b>the</b> edge.");
    expect(await ann.type(".")).toBe(
      "Your letter to Bob is written. MAIL ENCLOSE and a thing puts something in, MAIL POST sends it for a copper penny.",
    );
    expect(await ann.type("mail enclose cutlass")).toBe(
      "You enclose a short cutlass. The letter costs two copper pennies now.",
    );
    expect(bob.read()).toBe("Ann wraps a short cutlass in brown paper.");
    await ann.type("mail enclose 3 coppers");
    expect(await ann.type("mail")).toBe(
      "There are no letters for you.\nYou have begun a letter to Bob, Your sword; sharpened. A short cutlass and three copper pennies: enclosed. MAIL POST sends it, MAIL DISCARD gives it up.",
    );
    expect(await ann.type("mail post")).toBe(
      "You pay three copper pennies, and your letter to Bob is in the post.",
    );
    expect(ann.character.sources(ContainedIn).map((one) => one.prototype?.id)).toEqual(["isle:copper"]);
    expect(await ann.type("i")).toBe("You carry:\n  four copper pennies");
    expect(world.held(world.one("clerk"), "copper")).toHaveLength(1);
    bob.read();
    await world.tick();
    expect(bob.read()).toBe(
      "A letter has come for you, from Ann: Your sword; sharpened. MAIL READ 1 opens it.",
    );
    expect(mailTopic(world.game, bob.character)).toEqual({ unread: 1 });
    expect(await bob.type("mail")).toBe(
      "Your letters:\n  1. New: Your sword; sharpened, from Ann, just now, with a short cutlass and three copper pennies",
    );
    await bob.type("east");
    expect(await bob.type("mail read 1")).toBe(
      "Letter 1, from Ann, just now: Your sword; sharpened\nBob,\nmind <b>the</b> edge.\nEnclosed: a short cutlass and three copper pennies. MAIL TAKE 1 takes it, where there is a post.",
    );
    expect(mailTopic(world.game, bob.character)).toEqual({ unread: 0 });
    expect(await bob.type("mail take 1")).toMatch(/^There is no post here\./);
    await bob.type("west");
    expect(await bob.type("mail delete 1")).toMatch(
      /^There is still a short cutlass and three copper pennies in it\./,
    );
    expect(await bob.type("mail take 1")).toBe(
      "You take a short cutlass and three copper pennies out of the letter.",
    );
    expect(await bob.type("i")).toBe("You carry:\n  13 copper pennies\n  a short cutlass");
    expect(await bob.type("mail take 1")).toBe("There is nothing in that letter but words.");
    expect(await bob.type("mail delete 1")).toBe("You tear up the letter from Ann: Your sword; sharpened.");
    expect(await bob.type("mail")).toBe("There are no letters for you.");
    expect(world.census()["isle:copper"]).toBe(50);
  });

  it("waits for who is away, who is told on entering", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    await bob.type("quit");
    expect(bob.character.alive).toBe(false);
    for (const subject of ["One", "Two"]) {
      await writeTo(ann, "BOB", subject, "Hm.");
      await ann.type("mail post");
    }
    const { text, connection } = await login(world, "bob");
    expect(text).toContain("The post holds two letters for you. MAIL lists what there is.");
    expect(await connection.type("mail 2")).toContain("Letter 2, from Ann, just now: Two");
  });

  it("waits for the dead, and the dead read nothing", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    bob.character.add(Health({ current: 0 }));
    await writeTo(ann, "bob", "Rest well", "Soon.");
    await ann.type("mail post");
    expect(await bob.type("mail read 1")).toContain("You are past that.");
    bob.character.remove(Health);
    expect(await bob.type("mail read 1")).toContain("Soon.");
  });

  it("to one who has a full pack gives what fits, and keeps the rest", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    world.thing("oar", ann.character);
    world.thing("shell", ann.character, 300);
    await ann.typeAll("mail enclose oar", "mail enclose all.shell");
    await writeTo(ann, "bob", "More", "Row on.");
    await ann.type("mail post");
    const [letter] = lettersTo(world.game, bob.character.id);
    const [oar] = letter ? world.held(letter, "oar") : [];
    if (!oar) throw new Error("no oar came");
    while (canCarry(world.game, bob.character, oar, 1) === undefined) world.thing("oar", bob.character);
    const free = mostGrams(world.game, bob.character) - contentGrams(world.game, bob.character);
    world.thing("rope", bob.character, 1);
    const fit = Math.floor((free - 100) / 10);
    bob.read();
    const text = await bob.type("mail take 1");
    expect(text).toContain("You cannot carry more: ");
    expect(text).toContain(`You take ${fit} white shells out of the letter.`);
    expect(world.held(bob.character, "shell").map((one) => countOf(one))).toEqual([fit]);
    expect(world.census()["isle:shell"]).toBe(308);
    expect(await bob.type("mail take 1")).toMatch(
      /^You cannot carry .* as well\. DROP something first; the post keeps it for you\.$/,
    );
    expect(await bob.typeAll("drop all.oar", "mail take 1")).toBe(
      `You take an ash oar and ${300 - fit} white shells out of the letter.`,
    );
  });

  it("goes back with all that is in it", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    world.thing("ring", ann.character);
    await ann.type("mail enclose ring");
    await writeTo(ann, "bob", "Marry me", "Please.");
    await ann.type("mail post");
    await bob.type("quit");
    const { connection } = await login(world, "bob");
    expect(await connection.type("mail return 1")).toBe("The letter goes back to Ann.");
    ann.read();
    await world.tick();
    expect(ann.read()).toContain("A letter has come for you, from the post: Returned: Marry me.");
    expect(await ann.type("mail read 1")).toContain("Bob sends this back.\n\nPlease.");
    expect(await ann.type("mail return 1")).toMatch(/^Nobody takes that back: the post sent it/);
    expect(await ann.type("mail take 1")).toMatch(/ring out of the letter\.$/);
  });

  it("of a house comes in however full the mailbox is, and nobody else's does", async () => {
    const content = postContent();
    const world = await start({ content });
    const [ann, bob] = await world.players("Ann", "Bob");
    world.game.rules.post.mostLetters = 2;
    for (const _ of [1, 2])
      world.act(houseLetter, world.one("marn"), { to: bob.character.id, thing: "isle:rope" });
    expect(await ann.type("mail send bob Hello")).toMatch(/^Bob's pigeonhole is full to the brim/);
    world.act(houseLetter, world.one("marn"), { to: bob.character.id, thing: "isle:rope" });
    expect(lettersTo(world.game, bob.character.id)).toHaveLength(3);
    expect(await bob.typeAll("mail take 3", "mail read 3")).toBe(
      "Letter 3, from the auction house, just now: Your lot\nSold.",
    );
  });
});

describe("a letter that is begun", () => {
  const start = useWorlds();

  it("gives back what is withdrawn, and all when it is given up", async () => {
    const world = await start({ content: postContent() });
    const [ann] = await world.players("Ann", "Bob");
    world.thing("rope", ann.character);
    await ann.typeAll("mail enclose rope", "mail enclose 4 coppers");
    expect(await ann.type("mail withdraw hat")).toBe(
      "There is no 'hat' in your letter. MAIL shows what is enclosed.",
    );
    expect(await ann.type("mail withdraw 3 coppers")).toBe(
      "You take three copper pennies out of your letter.",
    );
    await ann.typeAll("mail send bob Things", "Half");
    expect(await ann.type(".q")).toBe("Left as it was.");
    expect(await ann.type("mail discard")).toBe(
      "You have a rope back.\nYou have a copper penny back.\nYou give the letter up.",
    );
    expect(await ann.type("i")).toBe("You carry:\n  ten copper pennies\n  a rope");
    expect(await ann.type("mail withdraw all")).toMatch(/^You have enclosed nothing\./);
    expect(await ann.type("mail discard")).toBe("You have begun no letter.");
  });

  it("leaves what was enclosed with the post when it is given up elsewhere", async () => {
    const world = await start({ content: postContent() });
    const [ann] = await world.players("Ann", "Bob");
    world.thing("rope", ann.character);
    await ann.typeAll("mail enclose rope", "east");
    expect(await ann.type("mail discard")).toBe(
      "What was enclosed waits for you in a letter at the post.\nYou give the letter up.",
    );
    expect(await ann.typeAll("west", "mail take 1")).toBe("You take a rope out of the letter.");
  });

  it("is given another address, and keeps its words", async () => {
    const world = await start({ content: postContent() });
    const [ann] = await world.players("Ann", "Bob", "Cid");
    await writeTo(ann, "bob", "News", "The boat is in.");
    expect(await ann.type("mail send cid")).toMatch(/^A letter to Cid: News\.\n[^]*1: The boat is in\.$/);
    await ann.type(".");
    expect(await ann.type("mail post")).toMatch(/your letter to Cid is in the post\.$/);
  });

  it("survives the world's end at every step, and nothing is lost or doubled", async () => {
    const content = postContent();
    let world = await start({ content });
    const [ann, bob] = await world.players("Ann", "Bob");
    world.thing("cutlass", ann.character);
    /** The world ends without another word: what was confirmed is on the disk, and nothing else. */
    const kill = async (): Promise<void> => {
      world.committer.flush = () => Promise.resolve();
      world = await world.restart({ content });
      ended.push(world);
    };
    const ended: TestWorld[] = [];
    const steps = (player: Player, ...lines: string[]) => lines.map((line) => ({ player, line }));
    let answer = "";
    for (const { player, line } of [
      ...steps(ann, "i", "mail enclose cutlass", "mail send bob Take care", "It is", "sharp.", "."),
      ...steps(ann, "mail enclose 2 coppers", "mail withdraw 1 copper", "mail post"),
      ...steps(bob, "mail read 1", "mail take 1", "mail delete 1", "i"),
    ]) {
      answer = await player.type(line);
      await kill();
      expect(world.census()["isle:cutlass"], line).toBe(1);
      expect(world.census()["isle:copper"], line).toBe(50);
    }
    for (const one of ended) one.stop();
    expect(answer).toBe("You carry:\n  11 copper pennies\n  a short cutlass");
    expect([...world.game.world.query(Letter), ...world.game.world.query(Parcel)]).toEqual([]);
  });
});

describe("the post refuses", () => {
  const start = useWorlds();

  it("an eleventh letter of one player while ten wait unread", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    world.thing("copper", ann.character, 20);
    for (let i = 1; i <= 10; i += 1) {
      await writeTo(ann, "bob", `Number ${i}`, "Hm.");
      await ann.type("mail post");
    }
    expect(await ann.type("mail send bob Once more")).toBe(
      "Ten letters of yours wait unread for Bob. Let those be read first.",
    );
    await bob.typeAll("mail read 3", "mail delete read");
    expect(lettersTo(world.game, bob.character.id)).toHaveLength(9);
    expect(await bob.type("mail delete read")).toBe("You have read no letter that has nothing in it.");
    expect(await ann.type("mail send bob Once more")).toMatch(/^A letter to Bob: Once more\./);
  });

  it("while the clerk is in a fight or asleep", async () => {
    const world = await start({ content: postContent() });
    const [ann] = await world.players("Ann", "Bob");
    world.one("clerk").add(Posture({ position: "sleeping" }));
    expect(await ann.type("mail send bob Hello")).toBe(
      "Clerk Odd keeps the post, and has other things to do just now.",
    );
    world.one("clerk").despawn();
    world.room("pier").add(PostOffice());
    await writeTo(ann, "bob", "Hello", "Hm.");
    expect(await ann.type("mail post")).toMatch(/your letter to Bob is in the post\.$/);
    expect(
      [...world.game.world.query(Till)].map((till) => till.sources(ContainedIn).map((one) => countOf(one))),
    ).toEqual([[1]]);
  });

  it("nothing of what its writer had enclosed when leaving and coming back", async () => {
    const world = await start({ content: postContent() });
    const [ann] = await world.players("Ann", "Bob");
    world.thing("rope", ann.character);
    await ann.typeAll("mail enclose rope", "mail send bob Rope", "Half", "quit");
    const { text, connection } = await login(world, "ann");
    expect(text).toContain("MAIL WRITE goes on with it.");
    expect(await connection.typeAll("mail write", "and half.", ".", "mail")).toContain("A rope: enclosed.");
    expect(await connection.type("mail discard")).toBe("You have a rope back.\nYou give the letter up.");
  });

  it("where there is none, whom it does not know, and what is no letter", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    const guest = await world.guest();
    ann.read();
    expect(await ann.type("mail send nobody Hello")).toMatch(/^The post knows nobody called 'nobody'\./);
    expect(await ann.type("mail send ann Hello")).toBe("You know what it would say. Write to somebody else.");
    const name = plainName(guest.character);
    expect(await ann.type(`mail send ${name} Hello`)).toMatch(/is a guest, and guests have no pigeonhole\./);
    expect(await guest.type("mail send ann Hello")).toMatch(/^Guests have no pigeonhole/);
    expect(await ann.type(`mail send bob ${"long ".repeat(20)}`)).toMatch(/takes 60 characters at most/);
    expect(await ann.type("mail post")).toMatch(/^You have begun no letter\./);
    expect(await ann.type("mail write")).toMatch(/^You have begun no letter\./);
    expect(await ann.type("mail read 7")).toBe("There are no letters for you.");
    expect(await ann.type("mail fly 7")).toMatch(/^MAIL alone lists your letters/);
    await ann.typeAll("mail send bob Hello", ".");
    expect(await ann.type("mail post")).toMatch(/^An empty sheet is no letter\./);
    await ann.typeAll("mail write", "Hm.", ".", "east");
    expect(await ann.type("mail post")).toMatch(/^There is no post here\./);
    expect(await ann.type("mail send bob Hello")).toMatch(/^There is no post here\./);
    await ann.typeAll("drop all", "west");
    expect(await ann.type("mail post")).toMatch(/^The postage is a copper penny, and you do not have that\./);
    expect(lettersTo(world.game, bob.character.id)).toEqual([]);
  });

  it("what is worn, fixed, burning, too many or too heavy", async () => {
    const world = await start({ content: postContent() });
    const [ann] = await world.players("Ann", "Bob");
    world.thing("hat", ann.character);
    world.thing("lantern", ann.character);
    await ann.typeAll("wear hat", "light lantern");
    expect(await ann.type("mail enclose hat")).toMatch(/not carrying|wearing/);
    expect(await ann.type("mail enclose bollard")).toMatch(/^You are not carrying/);
    expect(await ann.type("mail enclose lantern")).toMatch(/EXTINGUISH it first/);
    world.game.rules.post.mostThings = 1;
    await ann.type("mail enclose 2 coppers");
    expect(await ann.type("mail enclose 2 coppers")).toContain("You enclose");
    world.thing("rope", ann.character);
    expect(await ann.type("mail enclose rope")).toBe(
      "Nothing more goes in: the things in one letter are one at most.",
    );
    world.game.rules.post.mostThings = 5;
    world.game.rules.post.mostGrams = 50;
    expect(await ann.type("mail enclose rope")).toMatch(/^That is too heavy for the post/);
  });

  it("letters to and from those who ignore each other, and sends back what came meanwhile", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    await bob.typeAll("ignore ann");
    expect(await ann.type("mail send bob Hello")).toBe("Bob does not want to hear from you.");
    await bob.type("quit");
    world.thing("rope", ann.character);
    await ann.type("mail enclose rope");
    await writeTo(ann, "bob", "Hello", "You there?");
    await ann.type("mail post");
    const { text } = await login(world, "bob");
    expect(text).not.toContain("The post holds");
    expect(await ann.type("mail read 1")).toMatch(
      /It comes back to you unopened\.\n\nYou there\?\nEnclosed: a rope\./,
    );
  });

  it("the silenced, before and after they have written", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    await writeTo(ann, "bob", "Hello", "Foul words.");
    silence(world, ann);
    expect(await ann.type("mail post")).toMatch(/^A moderator has silenced you/);
    expect(await ann.type("mail send bob Hello")).toMatch(/^A moderator has silenced you/);
    expect(lettersTo(world.game, bob.character.id)).toEqual([]);
  });
});

describe("a guest's letters", () => {
  const start = useWorlds();

  it("leave what was in them when the guest goes", async () => {
    const world = await start({ content: postContent() });
    const guest = await world.guest();
    world.act(houseLetter, world.one("marn"), { to: guest.character.id, thing: "isle:rope" });
    const ropes = world.census()["isle:rope"];
    await guest.type("quit");
    expect(world.census()["isle:rope"]).toBe(ropes);
    expect(world.held(world.room("pier"), "rope")).toHaveLength(1);
    expect([...world.game.world.query(Letter)]).toEqual([]);
  });
});

describe("two letters at once", () => {
  const start = useWorlds();

  it("both come, each with its own things", async () => {
    const world = await start({ content: postContent() });
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    for (const one of [ann, bob]) {
      world.thing("rope", one.character);
      await one.type("mail enclose rope");
      await writeTo(one, "cid", "Rope", "Here.");
    }
    ann.connection.post("mail post");
    bob.connection.post("mail post");
    await world.settle();
    expect(await cid.typeAll("mail take 1", "mail take 2")).toBe("You take a rope out of the letter.");
    expect(world.held(cid.character, "rope")).toHaveLength(2);
    expect(ann.character.has(Drafts)).toBe(false);
  });
});
