import { describe, expect, it } from "vitest";
import { Name } from "../components/index.ts";
import { countOf } from "../views/names.ts";
import type { Connection } from "../testing/test-gateway.ts";
import { CHEAP_HASH, PASSWORD } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

/** Answers each prompt in its turn; the prompts that were shown, and what was read after the last answer. */
async function dialogue(connection: Connection, answers: readonly string[]) {
  const prompts = [connection.prompt];
  let read = "";
  for (const answer of answers) {
    read = await connection.type(answer);
    prompts.push(connection.prompt);
  }
  return { prompts, read };
}

describe("a new account", () => {
  const start = useWorlds();

  it("is asked for by these prompts in this order; the passwords are not echoed; then one plays", async () => {
    const world = await start();
    const connection = await world.connect();
    expect(connection.read()).toBe("An isle in the mist.");
    const echoes: (boolean | undefined)[] = [];
    const prompts: (string | undefined)[] = [];
    for (const answer of ["new", "  annabel  ", "a good long one", "a good long one", "aNNa  "]) {
      prompts.push(connection.prompt);
      echoes.push(connection.echo);
      connection.read();
      await connection.type(answer);
    }
    expect(prompts).toEqual([
      "Name: ",
      "Choose an account name: ",
      "Choose a password: ",
      "Repeat the password: ",
      "Name your character: ",
    ]);
    expect(echoes).toEqual([true, true, false, false, true]);
    expect(connection.prompt).toBe("> ");
    expect(connection.echo).toBe(true);
    const [account] = [...world.storage.accounts.values()];
    expect(account).toMatchObject({ name: "annabel", nameKey: "annabel", role: "player", status: "active" });
    expect(account?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect([...world.storage.characters.values()]).toMatchObject([{ name: "Anna", accountId: account?.id }]);
    await connection.type("quit");
    const again = await world.connect();
    const { prompts: known } = await dialogue(again, ["ANNABEL", "a good long one"]);
    expect(known).toEqual(["Name: ", "Password: ", "> "]);
    expect(again.topic("character")?.name).toBe("Anna");
  });

  it("may be made by answers that come all at once", async () => {
    const world = await start();
    const connection = await world.connect();
    connection.read();
    for (const line of ["new", "ann", PASSWORD, PASSWORD, "Anna", "say here"]) connection.post(line);
    await world.settle();
    expect(connection.read()).toMatch(/^Welcome ashore\.\n\nThe Pier\n[^]*\nYou say, 'here'$/);
  });

  it("is asked again for a name that is taken or will not do", async () => {
    const world = await start();
    await world.players("Ann");
    const connection = await world.connect();
    await connection.type("NEW");
    for (const name of ["ann", "ANN", "  Ann "])
      expect(await connection.type(name)).toBe(
        "That name is taken. Choose another; your character may be called something else.",
      );
    for (const name of ["an", "аnn", "a b c", "<b>x</b>"])
      expect(await connection.type(name)).toMatch(/^An account name has 3 to 24 letters/);
    expect(connection.prompt).toBe("Choose an account name: ");
  });

  it("is given up by an empty line, back to the first question", async () => {
    const world = await start();
    const connection = await world.connect();
    await connection.type("new");
    expect(await connection.type("")).toBe("No account was made.");
    expect(connection.prompt).toBe("Name: ");
    await connection.type("guest");
    expect(connection.prompt).toBe("> ");
  });

  it("wants a password that is long enough and twice the same", async () => {
    const world = await start();
    const connection = await world.connect();
    await connection.typeAll("new", "annabella");
    expect(await connection.type("short")).toMatch(/^A password needs at least 8/);
    expect(await connection.type("Annabella")).toBe("A password must not be the account's name.");
    const { prompts, read } = await dialogue(connection, ["one password", "another password"]);
    expect(read).toBe("The two were not the same. Once more:");
    expect(prompts.slice(1)).toEqual(["Repeat the password: ", "Choose a password: "]);
    expect(world.storage.accounts.size).toBe(0);
  });

  it("wants a character's name that is free: of players, of beings, of ways", async () => {
    const world = await start();
    await world.players("Ann");
    const connection = await world.connect();
    await connection.typeAll("new", "annabel", PASSWORD, PASSWORD);
    expect(await connection.type("ANN")).toBe("Somebody bears that name already. Choose another.");
    expect(await connection.type("marn")).toBe("Somebody or something here is called that already.");
    expect(await connection.type("north")).toBe("That word has another meaning here.");
    expect(await connection.type("An na")).toMatch(/^A character's name has 3 to 16 Latin letters/);
    expect(world.storage.accounts.size).toBe(1);
    await connection.type("Annie");
    expect(connection.topic("character")?.name).toBe("Annie");
  });

  it("goes to one of two who ask for the same name in the same moment", async () => {
    const world = await start();
    const both = [await world.connect(), await world.connect()];
    for (const one of both) await one.typeAll("new", "sameone", PASSWORD, PASSWORD);
    both[0]?.post("Mira");
    both[1]?.post("Nora");
    await world.settle();
    expect(both.map((one) => one.prompt ?? "").sort((a, b) => (a < b ? -1 : 1))).toEqual([
      "> ",
      "Choose an account name: ",
    ]);
    expect(both[1]?.read()).toContain("Somebody was quicker and took that account name. Choose another.");
    expect(world.storage.accounts.size).toBe(1);
    await both[1]?.typeAll("othername", PASSWORD, PASSWORD, "Nora");
    expect(both[1]?.topic("character")?.name).toBe("Nora");
  });

  it("gives a character's name to one of two who ask in the same moment", async () => {
    const world = await start();
    const both = [await world.connect(), await world.connect()];
    await both[0]?.typeAll("new", "first", PASSWORD, PASSWORD);
    await both[1]?.typeAll("new", "second", PASSWORD, PASSWORD);
    for (const one of both) one.post("Mira");
    await world.settle();
    expect(both.map((one) => one.prompt)).toEqual(["> ", "Name your character: "]);
    expect(both[1]?.read()).toBe("Somebody bears that name already. Choose another.");
  });
});

describe("logging in", () => {
  const start = useWorlds();
  const WRONG = "That name and password do not go together.";

  it("says the same of a wrong password and of an account that is not there", async () => {
    const world = await start();
    await world.players("Ann");
    const connection = await world.connect();
    expect((await dialogue(connection, ["ann", "wrong password"])).read).toBe(WRONG);
    const { prompts, read } = await dialogue(connection, ["nobody-here", PASSWORD]);
    expect(read).toBe(WRONG);
    expect(prompts).toEqual(["Name: ", "Password: ", "Name: "]);
  });

  it("ends the connection after five wrong passwords", async () => {
    const world = await start();
    await world.players("Ann");
    const connection = await world.connect();
    for (let i = 0; i < 4; i += 1) expect(await connection.typeAll("ann", "wrong password")).toBe(WRONG);
    await connection.typeAll("ann", "wrong password");
    expect(connection.closed).toBe("That is enough for now. Come back when you remember.");
  });

  it("is slowed down by address and by account", async () => {
    const world = await start({ loginsPerMinute: 3 });
    await world.players("Ann");
    const connection = await world.connect({ address: "2001:db8::1" });
    for (let i = 0; i < 3; i += 1) await connection.typeAll(`nobody${i}`, "wrong password");
    const neighbour = await world.connect({ address: "2001:db8::2" });
    expect(await neighbour.typeAll("ann", PASSWORD)).toBe(
      "Too many tries. Wait 60 seconds, then begin again with your name.",
    );
    expect(neighbour.prompt).toBe("Name: ");
    const other = await world.connect({ address: "192.0.2.9" });
    await other.typeAll("ann", PASSWORD);
    expect(other.topic("character")?.name).toBe("Ann");
  });

  it("is refused to an account that was closed", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    await ann.type("quit");
    for (const row of world.storage.accounts.values()) row.status = "closed";
    const connection = await world.connect();
    await connection.typeAll("ann", PASSWORD);
    expect(connection.closed).toBe("This account is closed. Ask an administrator why.");
  });

  it("asks first what an empty answer means, and lets go of who wants to go", async () => {
    const world = await start();
    const connection = await world.connect();
    connection.read();
    expect(await connection.type("")).toBe(
      "Type your account's name, NEW to make one, or GUEST to play at once.",
    );
    await connection.type("quit");
    expect(connection.closed).toBe("Fair winds.");
  });

  it("lets an account with several characters choose by number, name or beginning, or make another", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const second = await world.connect();
    const session = [...world.sessions.all].find((one) => one.character === undefined);
    if (!session) throw new Error("the second connection has a session");
    session.account = ann.session.account;
    world.sessions.createCharacter(session, "Bea", {});
    world.loop.wake();
    await world.settle();
    await second.type("quit");
    await ann.type("quit");

    const connection = await world.connect();
    expect(await connection.typeAll("ann", PASSWORD)).toBe(
      "Your characters:\n  1. Ann\n  2. Bea\nType a number or a name, or NEW for another character.",
    );
    expect(connection.prompt).toBe("Choose a character: ");
    for (const wrong of ["3", "0", "", "zed", "constructor"])
      expect(await connection.type(wrong)).toBe("None of your characters is called that: type its number.");
    await connection.type("2");
    expect(connection.topic("character")?.name).toBe("Bea");
    await connection.type("quit");

    const third = await world.connect();
    await third.typeAll("ann", PASSWORD, "new", "Cid");
    expect(third.topic("character")?.name).toBe("Cid");
    expect([...world.storage.characters.values()].map((row) => row.accountId)).toEqual(
      Array.from({ length: 3 }, () => ann.session.account?.id),
    );
  });

  it("brings an account without a character to the naming of one", async () => {
    const world = await start();
    world.storage.accounts.set("a", {
      id: "a",
      name: "keeper-of-the-isle",
      nameKey: "keeper-of-the-isle",
      passwordHash: CHEAP_HASH,
      role: "admin",
      status: "active",
      createdAt: 0,
      grants: null,
    });
    const connection = await world.connect();
    const { prompts } = await dialogue(connection, ["keeper-of-the-isle", PASSWORD, "Ann"]);
    expect(prompts).toEqual(["Name: ", "Password: ", "Name your character: ", "> "]);
    expect([...world.storage.characters.values()]).toMatchObject([{ name: "Ann", accountId: "a" }]);
  });
});

describe("a guest", () => {
  const start = useWorlds();

  it("plays at once, with a bird's name, ten coins and no row but its own", async () => {
    const world = await start();
    const guest = await world.guest();
    expect(guest.connection.topic("character")?.name).toMatch(/^[A-Z][a-z]+\d{3,}$/);
    expect(world.held(guest.character, "copper").map((one) => countOf(one))).toEqual([10]);
    expect(world.storage.accounts.size).toBe(0);
    expect([...world.storage.characters.values()]).toMatchObject([
      { accountId: null, id: guest.character.id },
    ]);
  });

  it("is turned away from a full world in words", async () => {
    const world = await start({ maxEntities: 10 });
    const connection = await world.connect();
    await connection.type("guest");
    expect(connection.closed).toBe("The harbour is full to the last mooring. Come back a little later.");
  });

  it("registers and keeps things, coins and place under a new name", async () => {
    const world = await start();
    const guest = await world.guest();
    const rope = world.thing("rope", guest.character);
    await guest.type("east");
    const { prompts, read } = await dialogue(guest.connection, [
      "register",
      "annabel",
      PASSWORD,
      PASSWORD,
      "anna",
    ]);
    expect(prompts).toEqual([
      "> ",
      "Choose an account name: ",
      "Choose a password: ",
      "Repeat the password: ",
      "Name your character: ",
      "> ",
    ]);
    expect(read).toContain("you are known as Anna from now on");
    expect(guest.character.need(Name)).toEqual({ name: "Anna", keywords: ["anna"] });
    expect(await guest.type("who")).toBe("You are the only one about:\n  Anna (level 1 human)");
    await guest.type("quit");
    expect(rope.alive).toBe(false);
    const connection = await world.connect();
    await connection.typeAll("annabel", PASSWORD);
    expect(await connection.type("inventory")).toBe("You carry:\n  ten copper pennies\n  a rope");
    expect(connection.topic("room")?.name).toBe("The Beach");
    expect([...world.storage.characters.values()]).toMatchObject([{ name: "Anna", nameKey: "anna" }]);
  });

  it("who thinks better of registering plays on as before", async () => {
    const world = await start();
    const guest = await world.guest();
    await guest.type("register");
    expect(await guest.type("")).toBe("No account was made.");
    expect(await guest.type("say still here")).toBe("You say, 'still here'");
    expect(world.storage.accounts.size).toBe(0);
  });
});
