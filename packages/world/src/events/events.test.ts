import { describe, expect, it } from "vitest";
import { SpawnPoints } from "../components/index.ts";
import type { GameEvent } from "./events.ts";
import { EventBus } from "./event-bus.ts";
import { useWorlds } from "../testing/use-worlds.ts";

describe("the event bus", () => {
  const start = useWorlds();

  it("tells each listener of its own kind of event, in the order in which they came", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const bus = new EventBus();
    const heard: string[] = [];
    bus.on("CharacterLeft", ({ type }) => heard.push(`first ${type}`));
    bus.on("CharacterLeft", () => heard.push("second"));
    bus.on("ErrandDone", () => heard.push("never"));
    bus.publish({ type: "CharacterLeft", entity: ann.character });
    bus.publish({ type: "CommandExecuted", entity: ann.character, command: "look" });
    expect(heard).toEqual(["first CharacterLeft", "second"]);
  });

  it("is told what a line did, after it was done", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const seen: string[] = [];
    const types: GameEvent["type"][] = [
      "EntityMoved",
      "ItemPickedUp",
      "ItemDropped",
      "ItemGiven",
      "ErrandDone",
      "CommandExecuted",
    ];
    for (const type of types) world.game.events.on(type, (event) => seen.push(event.type));
    await ann.typeAll("north", "get flask", "south", "give flask to marn", "drop 1 coin", "bogus");
    expect(seen).toEqual([
      "EntityMoved",
      "CommandExecuted",
      "ItemPickedUp",
      "CommandExecuted",
      "EntityMoved",
      "CommandExecuted",
      "ItemGiven",
      "ErrandDone",
      "CommandExecuted",
      "ItemDropped",
      "CommandExecuted",
    ]);
  });

  it("hears of no loss while some of a stack still lies there", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const alive = (): number => world.room("beach").need(SpawnPoints)["isle:shell"]?.alive.length ?? 0;
    await ann.typeAll("east", "get 5 shells");
    expect(alive()).toBe(1);
    await ann.type("get shells");
    expect(alive()).toBe(0);
  });
});
