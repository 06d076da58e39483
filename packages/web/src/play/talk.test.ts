import { expect, test } from "vitest";
import { Talk } from "./talk.ts";

const GOSSIP = { id: "gossip", name: "Gossip", caption: "Anything.", on: true };
const MARKET = { id: "market", name: "Market", caption: "Wares.", on: false };

const shown = (talk: Talk): string[] =>
  talk.places.value.map(({ name, unread }) => (unread > 0 ? `${name} ${unread}` : name));

test("channels that are on are there at once, all others once something was said on them", () => {
  const talk = new Talk();
  expect(shown(talk)).toEqual([]);
  talk.channels([GOSSIP, MARKET]);
  expect(shown(talk)).toEqual(["Gossip"]);
  talk.heard("tell", "Bo tells you, 'hi'", false);
  talk.heard("market", "[Market] Bo: rope", false);
  talk.heard("thieves", "[Thieves] Bo: psst", false);
  expect(shown(talk)).toEqual(["Gossip", "Market 1", "Tell 1", "thieves 1"]);
  expect(talk.places.value.map(({ say }) => say)).toEqual(["gossip", "market", "reply", undefined]);
});

test("what nobody looked at is counted, one's own words are not", () => {
  const talk = new Talk();
  talk.channels([GOSSIP]);
  talk.heard("gossip", "one", false);
  talk.heard("gossip", "mine", true);
  talk.heard("say", "two", false);
  expect(talk.unread.value).toBe(2);
  talk.show("gossip");
  talk.heard("gossip", "three", false);
  expect(shown(talk)).toEqual(["Gossip", "Say 1"]);
  talk.show(undefined);
  talk.heard("gossip", "four", false);
  expect(shown(talk)).toEqual(["Gossip 1", "Say 1"]);
  expect(talk.lines("gossip").map(({ text }) => text)).toEqual(["one", "mine", "three", "four"]);
});

test("of each channel the last two hundred lines are kept", () => {
  const talk = new Talk();
  for (let n = 1; n <= 205; n += 1) talk.heard("say", `line ${n}`, true);
  expect(talk.lines("say")).toHaveLength(200);
  expect(talk.lines("say")[0]?.text).toBe("line 6");
});
