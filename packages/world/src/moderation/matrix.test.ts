import { describe, expect, it } from "vitest";
import { interpret, meaningOf } from "../commands/interpret.ts";
import type { CommandContext } from "../commands/command.ts";
import { Registry } from "../commands/registry.ts";
import { ROLES } from "../deeds/deed.ts";
import { isGuarded, may } from "../permissions/rights.ts";
import { PERMISSION_WORDS, PERMISSIONS } from "../permissions/permissions.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const registry = new Registry();
const everything = Object.fromEntries(PERMISSION_WORDS.map((word) => [word, true]));
const ALL = registry.specs({ role: "admin", grants: everything });

function contextOf(world: TestWorld, player: Player): CommandContext {
  return {
    game: world.game,
    actor: player.character,
    session: player.session,
    services: world.sessions,
    tell: (markup) => world.sessions.tell(player.session, markup),
  };
}

/** Which of the commands are there for the player, by the way that a typed word goes. */
function allowed(world: TestWorld, player: Player): string[] {
  const context = contextOf(world, player);
  return ALL.map(({ name }) => name).filter((name) => {
    const meant = meaningOf(context, registry, name);
    return "entry" in meant && meant.entry.spec.name === name;
  });
}

describe("every command by every role", () => {
  const start = useWorlds();

  it("is there for those who may, and for nobody else: the table", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const { account } = ann.session;
    if (!account) throw new Error("Ann has an account");
    const may = ROLES.map((role) => {
      ann.session.account = { ...account, role };
      return new Set(allowed(world, ann));
    });
    const table = ALL.map(
      ({ name }) => `${name}: ${ROLES.filter((_, index) => may[index]?.has(name)).join(" ") || "nobody"}`,
    );
    expect(table.sort().join("\n")).toMatchSnapshot();
    // Whoever is nobody has what a player has.
    ann.session.account = undefined;
    expect(new Set(allowed(world, ann))).toEqual(may[0]);
  });

  it("is there by a grant and is gone by a denial, whatever the role", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const { account } = ann.session;
    if (!account) throw new Error("Ann has an account");
    const names = (permission: string): string[] =>
      ALL.filter((spec) => spec.permission === permission).map(({ name }) => name);
    const has = (role: string, grants: Record<string, boolean>): Set<string> => {
      ann.session.account = { ...account, role, grants };
      return new Set(allowed(world, ann));
    };
    for (const role of ROLES) {
      const plain = has(role, {});
      for (const word of PERMISSION_WORDS) {
        const granted = has(role, { [word]: true });
        const denied = has(role, { [word]: false });
        expect(granted, `${role} + ${word}`).toEqual(new Set([...plain, ...names(word)]));
        expect(denied, `${role} - ${word}`).toEqual(
          new Set([...plain].filter((name) => !names(word).includes(name))),
        );
      }
    }
  });

  it("is an unknown command, in words and in deed, to whoever may not", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const before = world.snapshot();
    for (const spec of ALL.filter(isGuarded)) {
      for (const word of [spec.name, ...(spec.aliases ?? [])]) {
        for (const line of [word, `${word} ann`, `${word} ann 10m because`]) {
          interpret(contextOf(world, ann), registry, world.runner, line);
          await world.settle();
        }
      }
      for (const words of ann
        .read()
        .split("\n")
        .filter((one) => !one.startsWith("You ")))
        expect(words, spec.name).toMatch(/^(?:There is no command|A wave|A gull|Say what|$)/);
    }
    expect(world.snapshot()).toEqual(before);
    expect(world.storage.audit).toEqual([]);
    expect(world.game.sanctions.all()).toEqual([]);
  });

  it("is of a role by one permission each, of which every one is used", () => {
    for (const word of PERMISSION_WORDS) {
      expect(PERMISSIONS[word].says, word).toMatch(/^[a-z].*[^.]$/);
      for (const role of ROLES)
        expect(may(role, word)).toBe(ROLES.indexOf(role) >= ROLES.indexOf(PERMISSIONS[word].least));
    }
  });
});
