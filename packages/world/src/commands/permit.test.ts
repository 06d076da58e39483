import { describe, expect, it } from "vitest";
import { setPosition } from "../bodies/posture.ts";
import { defineDeed, ROLES } from "../deeds/deed.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { defineCommand, type CommandContext } from "./command.ts";
import { interpret } from "./interpret.ts";
import { Registry } from "./registry.ts";

const banner = defineCommand(
  {
    name: "unfurl",
    aliases: ["unroll"],
    forms: ["unfurl"],
    usage: "UNFURL takes no more words.",
    help: "Shows the banner.",
    cooldown: 5,
    cooldownWords: "The banner is still being rolled up: {seconds} more.",
  },
  ({ tell }) => tell("It flaps."),
);
const judge = defineCommand(
  { name: "judge", forms: ["judge"], usage: "JUDGE what?", help: "For admins.", role: "admin" },
  ({ tell }) => tell("So it is."),
);

const lie = defineDeed({ name: "lie-down", perform: (_args, { actor }) => setPosition(actor, "resting") });
const doze = defineDeed({
  name: "fall-asleep",
  perform: (_args, { actor }) => setPosition(actor, "sleeping"),
});

/** What the player reads of a command, with two commands besides the game's own. */
function typing(world: TestWorld, player: Player): (line: string) => Promise<string> {
  const registry = new Registry([banner, judge]);
  const context: CommandContext = {
    game: world.game,
    actor: player.character,
    session: player.session,
    services: world.sessions,
    tell: (markup) => world.sessions.tell(player.session, markup),
  };
  return async (line) => {
    interpret(context, registry, world.runner, line);
    world.loop.wake();
    await world.settle();
    return player.read();
  };
}

describe("what a command asks for", () => {
  const start = useWorlds();

  it("is said in words that teach when one lies down or sleeps", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.act(lie, ann.character, {});
    expect(await ann.type("north")).toBe("You are lying down. STAND first.");
    expect(await ann.type("say hm")).toBe("You say, 'hm'");
    world.act(doze, ann.character, {});
    for (const line of ["north", "get all", "say hm", "drop all"])
      expect(await ann.type(line), line).toContain("You are asleep. WAKE first.");
    for (const line of ["i", "who", "help", "alias", "queue"])
      expect(await ann.type(line), line).not.toContain("asleep");
  });

  it("is a while since the last time, for that command alone, and it comes back after that", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const type = typing(world, ann);
    expect(await type("unfurl")).toBe("It flaps.");
    expect(await type("unroll")).toBe("The banner is still being rolled up: five seconds more.");
    expect(await typing(world, bob)("unfu")).toBe("It flaps.");
    await world.tick(4_500);
    expect(await type("unfurl")).toBe("The banner is still being rolled up: one second more.");
    await world.tick(500);
    expect(await type("unfurl")).toBe("It flaps.");
  });

  it("is a role, and who has less does not hear that there is such a command", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const type = typing(world, ann);
    const registry = new Registry([judge]);
    for (const role of ROLES) {
      if (!ann.session.account) throw new Error("Ann has an account");
      ann.session.account.role = role;
      const may = role === "admin";
      expect(await type("judge")).toBe(
        may ? "So it is." : "There is no command 'judge'. HELP lists what you can do.",
      );
      expect(registry.find("jud", role) !== undefined).toBe(may);
      expect(registry.ordered(role).includes("judge")).toBe(may);
      expect(registry.specs(role).some(({ name }) => name === "judge")).toBe(may);
    }
    ann.session.account = undefined;
    expect(await type("judge")).toMatch(/^There is no command/);
  });
});
