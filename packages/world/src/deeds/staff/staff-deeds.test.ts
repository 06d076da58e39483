import { describe, expect, it } from "vitest";
import { parseForm } from "../../commands/forms.ts";
import { Registry } from "../../commands/registry.ts";
import { ContainedIn } from "../../components/index.ts";
import { isGuarded } from "../../permissions/rights.ts";
import { Ledger } from "../../testing/ledger.ts";
import { caseOf, expectUndone } from "../../testing/mined.ts";
import { appoint } from "../../testing/staff.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { act } from "../act.ts";
import type { Deed, DeedArgs } from "../deed.ts";
import { confine, release } from "./confine.ts";
import { echo } from "./echo.ts";
import { allowName, forbidName } from "./forbid-name.ts";
import { goTo } from "./goto.ts";
import { freeze, jail, mute } from "./impose.ts";
import { invis } from "./invis.ts";
import { unmute } from "./lift.ts";
import { modify } from "./modify.ts";
import { purge } from "./purge.ts";
import { rechristen } from "./rechristen.ts";
import { shift } from "./shift.ts";
import { spawn } from "./spawn.ts";
import { STAFF_DEEDS } from "./staff-deeds.ts";
import { transfer } from "./transfer.ts";

const NONSENSE = [
  "",
  "all",
  "kay",
  "ann",
  "ann ann ann",
  "ann 10m",
  "ann 99999999999999d because",
  "-1",
  "0",
  "me level 0",
  "me health -1",
  "me coins +99999999",
  "marn name <b>x</b>",
  "isle:oar 0",
  "isle:oar 999999999",
  "isle:",
  ":::",
  "192.0.2.300 x",
  "2001:db8::/1 x",
  "constructor __proto__ toString",
  "\u001b[2J\u0000\u0085\u202e",
  "{actor} {who} {name}",
  "<system>evil</system>",
  "now",
  "cancel",
  "ann off on",
  "x".repeat(4_000),
];

describe("deeds of the staff", () => {
  const start = useWorlds();

  it("ask for the permission themselves, whoever tries them, and whatever is asked", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const before = world.snapshot();
    for (const deed of STAFF_DEEDS as readonly unknown[] as readonly Deed[]) {
      for (const form of (deed.commands ?? []).flatMap((spec) => spec.forms)) {
        const slots = parseForm(form).flatMap((part) => ("slot" in part ? [part.slot] : []));
        const args: DeedArgs = Object.fromEntries(
          slots.map((slot) => [slot, slot === "item" || slot === "target" ? bob.character : "bob"]),
        );
        for (const actor of [ann.character, world.one("marn")])
          expect(act(world.game, deed, actor, args).refusal?.words, form).toMatch(/^You have no right/);
      }
    }
    expect(world.snapshot()).toEqual(before);
  });

  it("are undone whole, wherever they throw", async () => {
    const world = await start();
    const [kay, ann] = await world.players("Kay", "Ann");
    await appoint(world, kay, "admin");
    await kay.type("mute ann x");
    const oar = world.thing("oar", kay.character);
    const { character } = kay;
    const points = expectUndone(world, {
      goto: caseOf(goTo, character, { text: "isle:beach" }),
      transfer: caseOf(transfer, character, { who: "ann", text: "isle:hut" }),
      spawn: caseOf(spawn, character, { prototype: "isle:marn" }),
      purge: caseOf(purge, character, { item: oar }),
      modify: caseOf(modify, character, { target: character, field: "coins", text: "+5" }),
      invis: caseOf(invis, character, {}),
      echo: caseOf(echo, character, { text: "hm" }),
      "forbid-name": caseOf(forbidName, character, { name: "tern" }),
      shift: caseOf(shift, character, { to: world.room("pit") }),
      unmute: caseOf(unmute, character, { who: "ann" }),
      jail: caseOf(jail, character, { who: "ann", text: "1h x" }),
      rechristen: caseOf(rechristen, character, { who: "ann", name: "Plover" }),
    });
    expect(Object.keys(points)).toHaveLength(12);
    // By no event that was published, since nothing was: what is kept in rows is as it was, too.
    expect(world.game.sanctions.all().map(({ kind }) => kind)).toEqual(["mute"]);
    expect(world.game.directory.byName("Ann")?.id).toBe(ann.character.id);
    expect(ann.character.alive).toBe(true);
  });

  it("bring forth and take away what the ledger says, to the coin", async () => {
    const ledger = new Ledger();
    const world = await start({ doing: ledger.doing });
    const [kay, ann] = await world.players("Kay", "Ann");
    await appoint(world, kay, "admin");
    ledger.open(world.game);
    for (const line of [
      "spawn isle:oar 3",
      "spawn isle:copper 40",
      "spawn isle:marn",
      "spawn isle:bollard",
      "drop all",
      "purge 2.bollard",
      "purge 2.marn",
      "purge oar",
      "purge copper",
      "modify ann coins +30",
      "modify ann coins -40",
      "modify me coins +7",
      "jail ann 1h x",
      "unjail ann",
    ])
      await kay.type(line);
    expect(ledger.faults).toEqual([]);
    expect(ledger.done.get("spawn")).toBe(4);
    expect(ledger.done.get("purge")).toBe(4);
    expect(ledger.done.get("modify")).toBe(3);
    expect(ann.character.target(ContainedIn)).toBe(world.room("pier"));
  });

  it("answer every nonsense in words", async () => {
    const world = await start();
    const [kay, ann] = await world.players("Kay", "Ann");
    await appoint(world, kay, "admin");
    for (const spec of new Registry().specs("admin").filter(isGuarded)) {
      // Whoever is thrown out cannot be tried on any further.
      if (["boot", "ban"].includes(spec.name)) continue;
      for (const rest of NONSENSE) {
        const read = await kay.type(`${spec.name} ${rest}`);
        expect(read, `${spec.name} ${rest.slice(0, 40)}`).not.toContain("Something went wrong");
        expect(read.length, `${spec.name} ${rest.slice(0, 40)}`).toBeGreaterThan(0);
        for (const kind of ["mute", "freeze", "jail"] as const)
          for (const row of world.game.sanctions.all()) world.game.sanctions.lift({ ...row, kind });
      }
      expect(kay.session.character, spec.name).toBe(kay.character);
      ann.read();
    }
    expect((await world.metrics.failedItems.get()).values).toMatchObject([{ value: 0 }]);
    expect(world.logged.filter((line) => line.includes("evil"))).toEqual([]);
  }, 60_000);

  it("of the law: the jailed are confined and released, and only they", async () => {
    const world = await start();
    const [kay, ann] = await world.players("Kay", "Ann");
    await appoint(world, kay, "admin");
    for (const deed of [confine, release])
      expect(world.act(deed, ann.character, {}).refusal?.words).toMatch(/^You(?:r time| are)/);
    for (const deed of [mute, freeze, jail] as const)
      expect(world.act(deed, kay.character, { who: "ann", text: "" }).refusal?.words).toContain("Say why");
    for (const deed of [rechristen, allowName] as const)
      expect(
        world.act(deed as unknown as Deed, kay.character, { who: "zed", name: "q" }).refusal?.words,
      ).toBeDefined();
  });
});
