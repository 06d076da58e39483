import type { FakeModelServer } from "@wyldlands/voice/testing";

/** The environment of a server whose NPCs' words come from the fake server, with short times and no limits of its own. */
export function voicedBy(
  fake: FakeModelServer,
  provider: "openai" | "anthropic" | "openai-compatible",
): Record<string, string> {
  const of = "WYLDLANDS_AI__LLM__";
  return {
    WYLDLANDS_AI__MODE: "hybrid",
    [`${of}PROVIDER`]: provider,
    [`${of}MODEL`]: "fake-1",
    [`${of}BASE_URL`]: fake.url,
    [`${of}API_KEY_ENV`]: "FAKE_KEY",
    FAKE_KEY: "a key that must not be seen",
    [`${of}RETRIES`]: "0",
    [`${of}TIMEOUTS__FIRST_TOKEN`]: "2",
    [`${of}TIMEOUTS__STALL`]: "1",
    [`${of}BREAKER__FAILURES`]: "1000",
    [`${of}RATE_LIMIT__REQUESTS_PER_MINUTE`]: "10000",
    [`${of}RATE_LIMIT__TOKENS_PER_MINUTE`]: "100000000",
    [`${of}RATE_LIMIT__PLAYER_REQUESTS_PER_MINUTE`]: "10000",
    [`${of}BUDGET__PER_PLAYER_HOUR`]: "false",
    [`${of}BUDGET__PER_PLAYER_DAY`]: "false",
    [`${of}BUDGET__PER_DAY`]: "false",
  };
}

/** Sentences that anybody of the harbour could say, of the length of a usual answer; no two alike. */
export const SENTENCES: readonly string[] = [
  "The tide turned an hour ago, and the stones have not forgiven it yet; mind the green ones by the ring.",
  "Two boats went out before the bell and one of them owes me a lantern, so I look at the water more than I like.",
  "My knees say rain by evening. They were right on Netday, and on the day before that they were only cross.",
  "There is a gull on the slates who knows every crust in this town by its first name, and comes when it is called.",
  "A stranger with dry boots is a stranger who has not been here long. Give it until Saltday, and you will squeak as well.",
  "I had an uncle who counted waves for a wager. He got to nine hundred, and then somebody spoke to him.",
  "Fog took the far buoy this morning and gave it back at noon, a little to the left of where it had been.",
  "You ask as if there were an answer. There is a bench, and some wind, and people who come by with fish.",
  "Somebody has chalked a ship on the harbour wall again, with all her sails, and every child wants to go aboard.",
  "Old rope is like old talk. It will hold, if one does not pull at it from both ends in the one day.",
  "The cat came home with a herring that was not ours. Nobody has asked, so nobody has had to say a thing.",
  "When the wind is in the north the washing knocks at the windows, and half the alley gets up to see who it is.",
  "I swept that step twice today. Salt comes up through it as if the sea had left a spoon standing below.",
  "They are mending nets in the loft and singing about it. The second verse has a hole that nobody has mended.",
  "If your hands are cold, put them on the bricks over there. The oven behind them has not been out since spring.",
  "My mother kept a button from every coat that went to sea. There is a jar of them, and we do not count it.",
  "A bell hummed in the night. It does so before a swell, and then people are kinder to each other for a day.",
  "The barrow went over on the corner, and for an hour the whole street smelled of onions and apologies.",
  "You have a way of standing as though the floor might go. It will not; it was ballast, and has travelled enough.",
  "Somebody left a candle on the balustrade for whoever is late. It was out by morning, and has been changed.",
  "There were seven of us at that table once. The chairs are all still here, and one of them has opinions.",
  "Crabs walk sideways because they have seen what happens to whoever goes straight at a thing in this town.",
  "I do not sleep when it is calm. One listens for the sea to begin again, as for a child that has gone quiet.",
  "That window up there has not been opened since the organ fell off its cart, and the stone still gives an A.",
  "He said he would be back at slack. It has been slack a good many times since, and we keep his hook free.",
  "The marsh was loud last night. Frogs, mostly, and one thing that was trying very hard to be a frog.",
  "Look at the sky over the light: mussel blue at the rim. That is wind, but it will come after supper.",
  "I once saw the whole harbour empty, down to the chains. Everything was lying there that we had ever denied.",
];
