import { describe, expect, it } from "vitest";
import { Jailed } from "../components/index.ts";
import { caseOf, expectUndone, type Case } from "../testing/mined.ts";
import { appoint } from "../testing/staff.ts";
import { talkContent } from "../testing/talk-content.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { confine, release } from "./staff/confine.ts";
import { areaEcho, echo, worldEcho } from "./staff/echo.ts";
import { allowName, forbidName } from "./staff/forbid-name.ts";
import { goTo } from "./staff/goto.ts";
import { freeze, jail, mute } from "./staff/impose.ts";
import { invis } from "./staff/invis.ts";
import { thaw, unjail, unmute } from "./staff/lift.ts";
import { modify } from "./staff/modify.ts";
import { purge } from "./staff/purge.ts";
import { rechristen } from "./staff/rechristen.ts";
import { shift } from "./staff/shift.ts";
import { spawn } from "./staff/spawn.ts";
import { STAFF_DEEDS } from "./staff/staff-deeds.ts";
import { transfer } from "./staff/transfer.ts";

/** Every deed of the staff, in an order in which each can be done after those before; Kay does them to Ann and Bob. */
async function* everyDeed(world: TestWorld): AsyncGenerator<Record<string, Case>> {
  const [kay, ann, bob] = await world.players("Kay", "Ann", "Bob");
  await appoint(world, kay, "admin");
  const { character } = kay;
  const pouch = world.thing("sack", character);
  world.thing("rope", pouch);
  yield {
    echo: caseOf(echo, character, { text: "A bell strikes." }),
    areaecho: caseOf(areaEcho, character, { text: "A bell strikes." }),
    worldecho: caseOf(worldEcho, character, { text: "A bell strikes." }),
    goto: caseOf(goTo, character, { text: "isle:beach" }),
    "goto again": caseOf(goTo, character, { text: "isle:pier" }),
    transfer: caseOf(transfer, character, { who: "ann", text: "isle:hut" }),
    "transfer here": caseOf(transfer, character, { who: "ann" }),
    shift: caseOf(shift, character, { to: world.room("pier") }),
    "spawn a being": caseOf(spawn, character, { prototype: "isle:marn" }),
    "spawn things": caseOf(spawn, character, { prototype: "isle:oar", number: 2 }),
    "spawn a heap": caseOf(spawn, character, { prototype: "isle:copper", number: 9 }),
    "purge what holds something": caseOf(purge, character, { item: pouch }),
    "purge a being": caseOf(purge, character, { item: world.thing("marn", world.room("pier")) }),
    "purge a heap": caseOf(purge, character, { item: world.thing("nail", world.room("pier"), 5) }),
    invis: caseOf(invis, character, {}),
    "invis off": caseOf(invis, character, { state: "off" }),
    "forbid-name": caseOf(forbidName, character, { name: "tern" }),
    "allow-name": caseOf(allowName, character, { name: "tern" }),
    rechristen: caseOf(rechristen, character, { who: "ann", name: "Plover" }),
  };
  const own: [string, string][] = [
    ["health", "1"],
    ["mana", "1"],
    ["stamina", "1"],
    ["level", "2"],
    ["experience", "1"],
    ["lessons", "3"],
    ["coins", "+5"],
    ["coins", "-2"],
  ];
  for (const [field, text] of own)
    yield { [`modify ${field} ${text}`]: caseOf(modify, character, { target: bob.character, field, text }) };
  const oar = world.thing("oar", character);
  yield { "modify name": caseOf(modify, character, { target: oar, field: "name", text: "a bent oar" }) };

  // What is laid on Bob is laid for good once its deed got through, and lifted by the next.
  for (const [impose, lift] of [
    [mute, unmute],
    [freeze, thaw],
    [jail, unjail],
  ] as const) {
    yield { [impose.name]: caseOf(impose, character, { who: "bob", text: "1h shouting" }) };
    bob.character.remove(Jailed);
    await kay.type(`${impose.name} bob 1h shouting`);
    yield { [lift.name]: caseOf(lift, character, { who: "bob" }) };
    await kay.type(`${lift.name} bob`);
  }
  const on = { who: "bob", channel: "gossip" };
  yield { "mute on a channel": caseOf(mute, character, { ...on, text: "1h shouting" }) };
  await kay.type("mute bob on gossip 1h shouting");
  yield { "unmute on a channel": caseOf(unmute, character, on) };

  await kay.type("jail ann 1h shouting");
  world.move(ann.character, "beach");
  yield { confine: caseOf(confine, ann.character, {}) };
  for (const row of world.game.sanctions.all()) world.game.sanctions.lift(row);
  yield { release: caseOf(release, ann.character, {}) };
}

describe("a deed of the staff that throws in its middle", () => {
  const start = useWorlds();

  it("leaves the world, the names and what is laid on players as they were, wherever it throws, and says nothing", async () => {
    const world = await start({ content: talkContent() });
    const done = new Set<string>();
    for await (const cases of everyDeed(world))
      for (const name of Object.keys(expectUndone(world, cases))) done.add(cases[name]?.deed.name ?? "");
    expect([...done]).toEqual(expect.arrayContaining(STAFF_DEEDS.map(({ name }) => name)));
    expect(done).toContain("release");
  });
});
