import { expect, it } from "vitest";
import { Acquaintance } from "../components/index.ts";
import { forgetMeetings } from "../voices/deeds/forget-meetings.ts";
import { heed } from "../voices/deeds/heed.ts";
import { acquaintance } from "../voices/acquaintance.ts";
import { regardOf } from "../society/regard.ts";
import type { Content } from "../content/types.ts";
import { talkingMarket } from "../testing/talking-market.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { booksOf } from "../shops/books.ts";
import { memoriesOf } from "./long-term.ts";
import { comesToMind } from "./recall.ts";

const start = useWorlds();

/** The same isle, in which Wyn's author calls her otherwise. */
function renamed(): Content {
  const content = talkingMarket();
  const npcs = new Map(content.npcs);
  const wyn = npcs.get("isle:wyn");
  if (!wyn) throw new Error("there is no Wyn");
  npcs.delete("isle:wyn");
  npcs.set("isle:winifred", { ...wyn, id: "isle:winifred" });
  const rooms = new Map(
    [...content.rooms].map(([id, room]) => [
      id,
      { ...room, npcs: room.npcs.map((npc) => (npc === "isle:wyn" ? "isle:winifred" : npc)) },
    ]),
  );
  return {
    ...content,
    npcs,
    rooms,
    renames: { rooms: {}, items: {}, npcs: { "isle:wyn": "isle:winifred" }, quests: {}, areas: {} },
  };
}

it("whoever gets another name in the content keeps memory, regard, acquaintances and till", async () => {
  const world = await start({ content: talkingMarket() });
  const [ann] = await world.players("Ann");
  world.move(ann.character, "shed");
  world.thing("lamp", ann.character);
  await ann.typeAll("give lamp to wyn", "say wyn, I come from the marsh.", "list");
  const wyn = world.one("wyn");
  const was = {
    memories: memoriesOf(world.game, "isle:wyn").map(({ id }) => id),
    regard: regardOf(world.game, wyn, ann.character),
    lines: acquaintance(world.game, wyn, ann.character)?.id,
    books: booksOf(world.game, wyn)?.id,
  };
  expect([was.memories.length > 1, was.regard.affinity > 0, was.lines, was.books]).toEqual([
    true,
    true,
    expect.any(String),
    expect.any(String),
  ]);

  let next = world;
  for (const content of [renamed(), renamed()]) {
    next = await next.restart({ content });
    const winifred = next.one("winifred");
    const character = next.game.world.byId(ann.character.id);
    if (!character) throw new Error("Ann is gone");
    expect(memoriesOf(next.game, "isle:winifred").map(({ id }) => id)).toEqual(was.memories);
    expect(comesToMind(next.game, winifred, character, "lamp")[0]?.text).toBe("Ann gave me a tin lamp.");
    expect(regardOf(next.game, winifred, character).affinity).toBeCloseTo(was.regard.affinity, 2);
    expect(acquaintance(next.game, winifred, character)?.id).toBe(was.lines);
    expect(booksOf(next.game, winifred)?.id).toBe(was.books);
  }
  // What is forgotten after that begins anew under today's name, once.
  const winifred = next.one("winifred");
  const character = next.game.world.byId(ann.character.id);
  if (!character) throw new Error("Ann is gone");
  next.act(forgetMeetings, character, { id: character.id });
  expect(acquaintance(next.game, winifred, character)).toBeUndefined();
  for (const text of ["Hello.", "Are you there?"])
    next.act(heed, character, { text, how: "say", to: winifred });
  expect(acquaintance(next.game, winifred, character)?.get(Acquaintance)?.lines).toBe(2);
});
