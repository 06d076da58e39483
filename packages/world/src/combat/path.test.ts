import { expect, it } from "vitest";
import { useWorlds } from "../testing/use-worlds.ts";
import { pathTo } from "./path.ts";

const start = useWorlds();

it("finds the shortest way, none to itself, and none where there is none", async () => {
  const { game, room } = await start().then((world) => ({ game: world.game, room: world.room.bind(world) }));
  expect(pathTo(game, room("shed"), room("beach"))).toEqual(["south", "east"]);
  expect(pathTo(game, room("shed"), room("shed"))).toEqual([]);
  expect(pathTo(game, room("pit"), room("shed"))).toBeUndefined();
});
