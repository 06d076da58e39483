import type { TradeTopic } from "@wyldlands/protocol/topics";
import { expect, test } from "vitest";
import { exitLine } from "./exits.ts";
import { Panes } from "./panes.ts";

const SIDE = { items: [], coins: 0, agreed: false };
const SHEET: TradeTopic = { revision: 1, with: { id: "c2", name: "Bo" }, mine: SIDE, theirs: SIDE };
const GROUP = { leader: "c1", members: [] };

test("a pane is there while there is something in it, and shuts when there is nothing", () => {
  const panes = new Panes();
  panes.toggle("group");
  expect([panes.there.value, panes.open.value]).toEqual([[], undefined]);
  panes.close();
  panes.group.value = GROUP;
  panes.toggle("group");
  expect([panes.there.value, panes.open.value]).toEqual([["group"], "group"]);
  panes.group.value = null;
  expect(panes.open.value).toBeUndefined();
});

test("the sheet of a trade opens by itself, and gives way again to what was open before", () => {
  const panes = new Panes();
  panes.group.value = GROUP;
  panes.toggle("group");
  panes.traded(SHEET);
  expect(panes.open.value).toBe("trade");
  panes.traded({ ...SHEET, revision: 2 });
  panes.traded(null);
  expect(panes.open.value).toBe("group");
  panes.traded(SHEET);
  panes.toggle("trade");
  panes.traded({ ...SHEET, revision: 3 });
  expect(panes.open.value).toBeUndefined();
});

test("talk opens where something is unread, and counts again once it is shut", () => {
  const panes = new Panes();
  panes.talk.channels([{ id: "gossip", name: "Gossip", caption: "Anything.", on: true }]);
  panes.talk.heard("tell", "Bo tells you, 'hi'", false);
  panes.toggle("talk");
  expect(panes.talk.shown.value).toBe("tell");
  expect(panes.talk.unread.value).toBe(0);
  panes.close();
  panes.talk.heard("tell", "Bo tells you, 'hello?'", false);
  expect(panes.talk.unread.value).toBe(1);
});

test("nothing of a session is left for the next one", () => {
  const panes = new Panes();
  panes.traded(SHEET);
  panes.unreadMail.value = 3;
  panes.playing.value = true;
  panes.talk.heard("say", "hi", false);
  panes.forget();
  expect([panes.there.value, panes.open.value, panes.unreadMail.value]).toEqual([[], undefined, 0]);
});

test("a shut door is opened, an open way is walked", () => {
  expect([exitLine("north", ["north"]), exitLine("east", ["north"])]).toEqual(["open north", "east"]);
});
