/** What a line can be meant as. The grammar voice answers each of them; the cache keeps a model's answers by them. */
export const INTENTS = [
  "greeting",
  "farewell",
  "thanks",
  "praise",
  "insult",
  "threat",
  "apology",
  "name", // who are you
  "day", // what do you do, when, how was your day
  "mood", // how are you
  "wares", // what do you sell
  "price", // what does it cost
  "buy", // I'll have the mead
  "sell", // do you buy nets
  "work", // do you need a hand
  "report", // it is done
  "favour", // come along, open the gate, mend it, teach me, bind this up
  "directions", // where is the chapel
  "person", // who, or where, is Hesper
  "rumours", // what is the news
  "topic", // tell me about the drowning
  "memory", // do you remember me
  "promise", // keep it for me till dusk
  "agree",
  "decline",
  "weather",
  "time",
  "place", // what is this place
  "help", // what can I do here
  "odd", // out of the world: phones, prompts, the moderator
  "small-talk",
] as const;
export type Intent = (typeof INTENTS)[number];
