import { describe, expect, it } from "vitest";
import { Body, ContainedIn, Experience, Name } from "../components/index.ts";
import { coinsOf } from "../items/purse.ts";
import { embody } from "../bodies/embody.ts";
import { appoint } from "../testing/staff.ts";
import { PASSWORD, type Player, type TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

interface Staffed {
  world: TestWorld;
  kay: Player;
  ann: Player;
  bob: Player;
}

describe("the staff", () => {
  const worlds = useWorlds();
  const start = async (): Promise<Staffed> => {
    const world = await worlds();
    const [kay, ann, bob] = await world.players("Kay", "Ann", "Bob");
    await appoint(world, kay, "admin");
    for (const one of [kay, ann, bob]) one.read();
    return { world, kay, ann, bob };
  };
  const place = (player: Player) => player.character.target(ContainedIn);

  it("go to rooms, players and beings, and bring players to them or elsewhere", async () => {
    const { world, kay, ann, bob } = await start();
    expect(await kay.type("goto isle:beach")).toContain("The Beach");
    expect(bob.read()).toBe("Kay is gone between two breaths.");
    expect(await kay.type("goto pit")).toContain("The Pit");
    expect(await kay.type("goto an")).toContain("The Pier");
    expect(await kay.type("goto moth")).toContain("The Beach");
    expect(await kay.type("goto nowhere")).toBe(
      "There is no room, player or being 'nowhere'. Name a room as area:room, such as isle:pier.",
    );
    ann.read();
    expect(await kay.type("transfer ann")).toContain("You bring Ann to The Beach.");
    expect(ann.read()).toContain("You are taken elsewhere.\nThe Beach");
    expect(place(ann)).toBe(world.room("beach"));
    await kay.type("teleport bob isle:hut");
    expect(place(bob)).toBe(world.room("hut"));
    expect(await kay.type("transfer zed")).toMatch(/^No player called 'zed'/);
  });

  it("do something as if elsewhere, and are back", async () => {
    const { world, kay, ann, bob } = await start();
    world.move(ann.character, "beach");
    bob.read();
    expect(await kay.type("at beach look")).toContain("The Beach");
    await kay.type("at ann say hush");
    expect(ann.read()).toContain("Kay says, 'hush'");
    expect(place(kay)).toBe(world.room("pier"));
    expect(bob.read()).toBe("");
    expect(await kay.type("at beach quit")).toBe("Not that: do it where you are.");
    await kay.type("at shed south");
    expect(place(kay)).toBe(world.room("pier"));
  });

  it("make things and people, and take them out of the world; what was held stays", async () => {
    const { world, kay } = await start();
    const before = world.census();
    expect(await kay.type("spawn isle:oar 2")).toBe("You make two ash oars.");
    expect(world.held(kay.character, "oar")).toHaveLength(2);
    expect(await kay.type("spawn marn")).toContain("You make Marn.");
    expect(await kay.type("spawn isle:orr")).toBe(
      "The content has no item or npc 'isle:orr'. Did you mean isle:oar?",
    );
    expect(await kay.type("spawn oar 101")).toBe("From 1 to 100 of those at a time.");
    await kay.type("purge oar");
    await kay.type("purge oar");
    expect(await kay.type("purge 2.marn")).toContain("Marn is no more.");
    expect(world.held(world.room("pier"), "copper")).toHaveLength(1);
    await kay.type("get coppers");
    const coins = coinsOf(world.game, kay.character);
    await kay.type("modify me coins -30");
    expect(coinsOf(world.game, kay.character)).toBe(coins - 30);
    expect(world.census()).toEqual(before);
    expect(await kay.type("purge ann")).toMatch(/^Players are not purged\./);
    expect(world.storage.journal.some(({ deed }) => deed === "modify")).toBe(true);
  });

  it("change figures and names, within what the rules allow", async () => {
    const { world, kay, ann } = await start();
    embody(world.game, ann.character);
    expect(await kay.type("modify ann level 3")).toBe("Ann: level 3.");
    expect(ann.read()).toBe("One of the staff changed your level: 3.");
    expect(ann.character.need(Body).level).toBe(3);
    await kay.type("modify ann experience 500");
    expect([ann.character.need(Body).level, ann.character.need(Experience).points]).toEqual([2, 500]);
    expect(await kay.type("modify ann health 5")).toBe("Ann: health 5.");
    expect(await kay.type("modify ann level 99")).toMatch(/^The rules have \d+ levels\.$/);
    expect(await kay.type("modify ann coins 7")).toBe("Coins are given as +50 or taken as -20.");
    expect(await kay.type("modify ann coins -999")).toMatch(/^Ann has only /);
    expect(await kay.type("modify ann soul 1")).toMatch(/^There is no field 'soul'\./);
    expect(await kay.type("modify ann name Zed")).toMatch(/^A player's name is changed by RENAME/);
    await kay.type("spawn rope");
    expect(await kay.type("modify rope name a tarred line")).toBe("A rope: name a tarred line.");
    expect(await kay.type("drop tarred")).toBe("You drop a tarred line.");
  });

  it("go unseen by lesser roles, in rooms, lists, names and goings, and by nobody of their own", async () => {
    const { world, kay, ann, bob } = await start();
    await appoint(world, bob, "admin");
    ann.read();
    expect(await kay.type("invis on")).toBe("Those of a lesser role do not see you now.");
    expect(ann.read()).toBe("Kay fades, and there is nobody.");
    expect(await ann.type("look")).not.toContain("Kay");
    expect(await ann.type("who")).not.toContain("Kay");
    expect(await ann.type("tell kay hi")).toMatch(/^No player called 'kay'/);
    expect(await ann.type("look kay")).toMatch(/^You see no 'kay' here/);
    expect(ann.connection.topic("roomPlayers")?.players.map(({ name }) => name)).not.toContain("Kay");
    expect(await bob.type("look")).toContain("Kay is here.");
    expect(await bob.type("who")).toContain("Kay");
    ann.read();
    await kay.type("north");
    await kay.type("south");
    await kay.type("goto beach");
    await kay.type("goto pier");
    await kay.type("quit");
    const connection = await world.connect();
    await connection.typeAll("kay", PASSWORD);
    expect(ann.read()).toBe("");
    expect(await connection.type("invis")).toContain("Everybody sees you now.");
    expect(ann.read()).toBe("Kay is here, and may have been all along.");
  });

  it("put words before a room, an area or the world", async () => {
    const { world, kay, ann, bob } = await start();
    world.move(bob.character, "pit");
    expect(await kay.type("echo A bell strikes.")).toBe("A bell strikes.");
    expect(ann.read()).toBe("A bell strikes.");
    expect(bob.read()).toBe("");
    await kay.type("aecho The <b>tide</b> turns.");
    expect([ann.read(), bob.read()]).toEqual(["The <b>tide</b> turns.", "The <b>tide</b> turns."]);
    await kay.type("worldecho Night.");
    expect(bob.read()).toBe("Night.");
  });

  it("have a player do something, but not leave, nor what takes a permission, nor one above them", async () => {
    const { world, kay, ann, bob } = await start();
    expect(await kay.type("force ann say I sank it")).toContain("Ann does it.");
    expect(ann.read()).toContain("One of the staff has you do this: say I sank it\nYou say, 'I sank it'");
    expect(bob.read()).toBe("Ann says, 'I sank it'");
    await appoint(world, bob, "admin");
    for (const line of ["quit", "register", "characters", "describe"])
      expect(await kay.type(`force ann ${line}`), line).toMatch(/^Nobody is made to /);
    expect(await kay.type("force bob role ann admin")).toBe("Nobody is made to ROLE.");
    expect(await kay.type("force ann get moon")).toBe("Ann tries, and cannot.");
    expect(await kay.type("force kay say hi")).toMatch(/^No other player/);
  });

  it("look on while a player plays, at what is read and typed, and never at a password", async () => {
    const { kay, ann } = await start();
    expect(await kay.type("snoop ann")).toMatch(/^You look on at Ann\./);
    await ann.type("say hm <b>");
    expect(kay.read()).toBe("% > say hm <b>\n% You say, 'hm <b>'\nAnn says, 'hm <b>'");
    await ann.type("describe");
    kay.read();
    await ann.typeAll("a secret line", "~");
    expect(kay.read()).not.toContain("secret line");
    await kay.type("snoop off");
    await ann.type("say again");
    expect(kay.read()).toBe("Ann says, 'again'");
    await kay.type("snoop ann");
    await ann.type("quit");
    expect(kay.read()).toContain("Whom you looked on at has left.");
  });

  it("snoop on a guest who registers without reading the password", async () => {
    const { world, kay } = await start();
    const guest = await world.guest();
    kay.read();
    await kay.type(`snoop ${world.game.players.characters().at(-1)?.need(Name).name ?? ""}`);
    await guest.typeAll("register", "newcomer", PASSWORD, PASSWORD, "Newname");
    const read = kay.read();
    expect(read).toContain("% > register");
    expect(read).not.toContain(PASSWORD);
    expect(read).not.toContain("newcomer");
  });

  it("looking at each other do not see each other's looking", async () => {
    const { world, kay, ann } = await start();
    await appoint(world, ann, "admin");
    await kay.type("snoop ann");
    await ann.type("snoop kay");
    kay.read();
    await ann.type("say hm");
    expect(kay.read().match(/hm/g)?.length).toBeLessThan(8);
  });

  it("see who is connected; addresses are for admins", async () => {
    const { world, kay, ann } = await start();
    await world.tick(180_000);
    const read = await kay.type("users");
    expect(read).toContain("Ann: account ann, player, playing, telnet, here for three minutes");
    expect(read).toContain("from 192.0.2.1.");
    await appoint(world, ann, "storyteller");
    const less = await ann.type("users");
    expect(less).not.toContain("192.0.2.1");
    expect(less).not.toContain("Kay");
  });

  it("forbid names, at creation and in renaming, over a restart, and rename a player everywhere", async () => {
    const { world, kay, ann } = await start();
    expect(await kay.type("forbid name Tern")).toContain("Nobody new may be called 'Tern'.");
    const connection = await world.connect();
    expect(await connection.typeAll("new", "someone", PASSWORD, PASSWORD, "Térn")).toBe(
      "Nobody here may be called so. Choose another name.",
    );
    expect(await kay.type("rename ann tern")).toBe("Nobody here may be called so. Choose another name.");
    expect(await kay.type("rename ann bob")).toBe("Somebody is called Bob already.");
    expect(await kay.type("rename ann plover")).toContain("Ann is called Plover now.");
    expect(ann.read()).toContain("you are Plover now");
    expect(await ann.type("say hi")).toBe("You say, 'hi'");
    expect(kay.read()).toBe("Plover says, 'hi'");
    expect(world.storage.characters.get(ann.character.id)?.name).toBe("Plover");
    await kay.type("allow name tern");
    expect(await connection.type("Tern")).toContain("The Pier");
    await kay.type("forbid name ruff");
    const next = await world.restart();
    try {
      const other = await next.connect();
      expect(await other.typeAll("new", "another", PASSWORD, PASSWORD, "Ruff")).toContain("Nobody here");
      expect(next.game.directory.byName("plover")?.id).toBe(ann.character.id);
    } finally {
      next.stop();
    }
  });

  it("end the game or start it anew after a while that everybody hears of, or not after all", async () => {
    const { world, kay, ann } = await start();
    expect(await kay.type("restart 2 new ropes")).toBe(
      "The world starts anew in two minutes: new ropes. Stay where you are: you will be asked nothing.",
    );
    ann.read();
    await world.tick(60_000);
    expect(ann.read()).toContain("The world starts anew in one minute: new ropes.");
    await kay.type("restart cancel");
    expect(ann.read()).toContain("The game goes on");
    await world.tick(120_000);
    expect(world.endings).toEqual([]);
    await kay.type("shutdown now repairs");
    await world.tick();
    expect(world.endings).toEqual(["shutdown: repairs"]);
    expect(await kay.type("shutdown repairs")).toMatch(/^When, and why\?/);
  });
});
