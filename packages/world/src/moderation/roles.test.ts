import { describe, expect, it } from "vitest";
import { appoint, staffed } from "../testing/staff.ts";
import { PASSWORD } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const UNKNOWN = /^There is no command/;

describe("roles and permissions", () => {
  const worlds = useWorlds();
  const start = (): ReturnType<typeof staffed> => staffed(worlds);

  it("are given by name of account or character, at once, and are there after a restart", async () => {
    const { world, kay, ann } = await start();
    expect(await ann.type("goto beach")).toMatch(UNKNOWN);
    expect(await kay.type("role ANN storyteller")).toBe("The account ann is now a storyteller's.");
    expect(await ann.type("goto beach")).toContain("The Beach");
    expect(await ann.type("spawn oar")).toMatch(UNKNOWN);
    kay.read();
    expect(await kay.type("grant ann spawn")).toBe("The account ann is granted 'spawn'.");
    expect(await ann.type("spawn oar")).toContain("You make an ash oar.");
    expect(world.storage.accounts.get(ann.session.account?.id ?? "")).toMatchObject({
      role: "storyteller",
      grants: { spawn: true },
    });
    expect(await kay.type("deny ann goto")).toBe("The account ann is denied 'goto'.");
    expect(await ann.type("goto pier")).toMatch(UNKNOWN);
    expect(await kay.type("permissions ann")).toMatch(
      /^The account ann is a storyteller's and may: .*spawn.*\.\nBeside its role: spawn granted, goto denied\.$/,
    );
    await kay.type("revoke ann goto");
    expect(await ann.type("goto pier")).toContain("The Pier");
    await ann.type("quit");
    const next = await world.restart();
    try {
      const connection = await next.connect();
      await connection.typeAll("ann", PASSWORD);
      expect(await connection.type("goto beach")).toContain("The Beach");
      expect(await connection.type("spawn oar")).toContain("You make an ash oar.");
      expect(await connection.type("grant bob spawn")).toMatch(UNKNOWN);
    } finally {
      next.stop();
    }
  });

  it("are never one's own to change, nor those of somebody above: an admin is always left", async () => {
    const { world, kay, ann, bob } = await start();
    for (const line of ["role kay player", "grant kay mute", "deny kay mute", "revoke kay mute"])
      expect(await kay.type(line), line).toMatch(/^Not yourself/);
    await appoint(world, ann, "builder", { grant: true });
    expect(await ann.type("role kay player")).toMatch(/of a higher role than you/);
    expect(await ann.type("role bob admin")).toBe(
      "That role is of a higher role than you: that is not yours to do.",
    );
    expect(await ann.type("grant bob jail")).toBe("Nobody gives what they do not have.");
    expect(await ann.type("role bob builder")).toBe("The account bob is now a builder's.");
    await appoint(world, bob, "admin");
    // Two who would take it from each other in the same turn: one of them has it after all.
    kay.connection.post("role bob player");
    bob.connection.post("role kay player");
    await world.settle();
    const roles = [...world.storage.accounts.values()].filter(({ role }) => role === "admin");
    expect(roles).toHaveLength(1);
  });

  it("say what is wrong, and what to type instead", async () => {
    const { kay } = await start();
    expect(await kay.type("role ann king")).toMatch(/^Whose account, and which role\?/);
    expect(await kay.type("role zed builder")).toBe("There is no account or player called 'zed'.");
    expect(await kay.type("grant ann fly")).toMatch(/^There is no permission 'fly'\. There are: echo, goto/);
    expect(await kay.type("say one;role ann builder")).toContain("You say, 'one;role ann builder'");
    expect(await kay.type("look;role ann builder")).toContain(
      "That has to be looked up first. Type it on a line of its own.",
    );
    expect(await kay.type("permissions")).toContain("mute, from storyteller on: may silence players");
  });
});

describe("the audit log", () => {
  const worlds = useWorlds();

  it("has every command that takes a permission: who, what, about whom, as typed, done or refused", async () => {
    const world = await worlds();
    const [kay, ann, bob] = await world.players("Kay", "Ann", "Bob");
    await appoint(world, kay, "admin");
    await appoint(world, bob, "admin");
    await kay.type("look");
    await kay.type("mute an 10m shouting");
    await kay.type("mute zed shouting");
    await kay.type("snoop ann");
    await kay.type("snoop off");
    await kay.type("force ann look");
    await kay.type("at beach look");
    await kay.type("boot bob");
    await kay.type("grant ann echo");
    await ann.type("echo hm");
    await ann.type("jail bob fun");
    const rows = world.storage.audit.map(({ who, role, action, subject, detail, done }) => ({
      line: `${who} ${role} ${action} ${subject}: ${detail}`,
      done,
    }));
    expect(rows).toEqual([
      { line: "kay admin mute Ann: mute an 10m shouting", done: true },
      { line: "kay admin mute zed: mute zed shouting", done: false },
      { line: "kay admin snoop Ann: snoop ann", done: true },
      { line: "kay admin snoop Ann: snoop off", done: true },
      { line: "kay admin force Ann: force ann look", done: true },
      { line: "kay admin at The Beach: at beach look", done: true },
      { line: "kay admin boot null: boot bob", done: false },
      { line: "kay admin grant ann: grant ann echo", done: true },
      { line: "ann player echo null: echo hm", done: false },
    ]);
    kay.read();
    expect(await kay.type("audit ann 3")).toBe(
      [
        "one second ago, kay (admin): force, about Ann, done. Typed: force ann look",
        "one second ago, kay (admin): grant, about ann, done. Typed: grant ann echo",
        "one second ago, ann (player): echo, refused. Typed: echo hm",
      ].join("\n"),
    );
  });
});
