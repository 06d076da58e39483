import { describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { countOf } from "../views/names.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { parseSelector, select } from "./selector.ts";

describe("a selector", () => {
  it.each([
    ["sword", { words: ["sword"], ordinal: 1, all: false }],
    ["2.sword", { words: ["sword"], ordinal: 2, all: false }],
    ["all", { words: [], ordinal: 1, all: true }],
    ["everything", { words: [], ordinal: 1, all: true }],
    ["all.coin", { words: ["coin"], ordinal: 1, all: true }],
    ["all of the coins", { words: ["coins"], ordinal: 1, all: true }],
    ["5 coppers", { words: ["coppers"], ordinal: 1, all: false, count: 5 }],
    ["the Flask of Lamp Oil", { words: ["flask", "lamp", "oil"], ordinal: 1, all: false }],
    ["my  rope", { words: ["rope"], ordinal: 1, all: false }],
    ["3 of the shells", { words: ["shells"], ordinal: 1, all: false, count: 3 }],
  ])("reads %j", (text, selector) => {
    expect(parseSelector(text)).toEqual(selector);
  });

  it.each(["", "  ", "2.", "0.mug", "all.", "the", "3 of"])("names nothing by %j", (text) => {
    expect(parseSelector(text)).toBeUndefined();
  });

  const start = useWorlds();
  const names = (text: string, list: readonly Entity[]): string[] => {
    const selector = parseSelector(text);
    return (selector ? select(selector, list) : []).map(
      ({ entity, count }) =>
        `${entity.prototype?.id.replace("isle:", "")}${count === undefined ? "" : ` ${count}`}`,
    );
  };

  it("finds by beginnings, in the order of what is there, the whole word first", async () => {
    const world = await start();
    const pit = world.room("pit");
    const list = [world.thing("oilskin", pit), world.thing("flask", pit), world.thing("oar", pit)];
    expect(names("oi", list)).toEqual(["oilskin"]);
    expect(names("oil", list)).toEqual(["flask"]);
    expect(names("2.oi", list)).toEqual(["flask"]);
    expect(names("all.o", list)).toEqual(["oilskin", "flask", "oar"]);
    expect(names("flask of lamp oil", list)).toEqual(["flask"]);
    expect(names("lamp coat", list)).toEqual([]);
    expect(names("4.oi", list)).toEqual([]);
    expect(names("all", list)).toEqual(["oilskin", "flask", "oar"]);
  });

  it("counts over single things and stacks alike", async () => {
    const world = await start();
    const pit = world.room("pit");
    const list = [world.thing("copper", pit, 3), world.thing("copper", pit, 4), world.thing("oar", pit)];
    expect(list.map((one) => countOf(one))).toEqual([3, 4, 1]);
    expect(names("2 coppers", list)).toEqual(["copper 2"]);
    expect(names("5 coppers", list)).toEqual(["copper 3", "copper 2"]);
    expect(names("99 coppers", list)).toEqual(["copper 3", "copper 4"]);
    expect(names("0 coppers", list)).toEqual([]);
  });

  it("takes a plural for the thing, regular or as the author wrote it", async () => {
    const world = await start();
    const pit = world.room("pit");
    const list = [world.thing("oar", pit), world.thing("oar", pit), world.thing("copper", pit, 3)];
    expect(names("2 oars", list)).toEqual(["oar 1", "oar 1"]);
    expect(names("all.oars", list)).toEqual(["oar", "oar"]);
    expect(names("2 copper pennies", list)).toEqual(["copper 2"]);
    expect(names("oars", list)).toEqual(["oar"]);
    expect(names("pennies", list)).toEqual(["copper"]);
  });
});
