import { expect, test } from "vitest";
import { parseExits, parseRoomView } from "./room-view.ts";

test("exits are read with commas, 'and' and remarks about doors", () => {
  expect(parseExits("Exits: north, east and down.")).toEqual(["north", "east", "down"]);
  expect(parseExits("Exits: north (closed), west [locked], in")).toEqual(["north", "west", "in"]);
  expect(parseExits("Exits: none.")).toEqual([]);
});

test("a room view has its title first and its exits last", () => {
  const view = parseRoomView(["The Salt Quay", "Gulls argue.", "", "Anwen is here.", "Exits: north"]);
  expect(view).toEqual({
    title: "The Salt Quay",
    exits: ["north"],
    lines: ["Gulls argue.", "Anwen is here."],
  });
});

test("of two rooms in a row the last one counts", () => {
  expect(parseRoomView(["Quay", "Exits: north", "Market", "Exits: south"])?.title).toBe("Market");
});

test("words without exits are no room", () => {
  expect(parseRoomView(["The door is closed."])).toBeUndefined();
});
