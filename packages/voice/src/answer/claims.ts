import type { LegalAct, Scene } from "../scene.ts";
import { numbersIn } from "./numbers.ts";
import { contentOf, sentencesOf } from "./words.ts";

/** Acts in which something changes hands. */
const HANDS = ["sell", "give", "buy", "accept", "finish", "mend"];
/** Acts by which it speaks of what may change hands when the other says yes. */
const OFFERS = ["offer", "bid", "haggle", "promise", "quest", "take-on"];
const NEGATIVE = /\b(?:not|never|no|nor|none|nothing|without|can't|cannot)\b|n't\b/;
const CONDITION =
  /\b(?:if|when|once|unless|until|after|for (?:a|an|the|it|that|each|every|one|\w+ (?:coppers?|pennies|coins?))|bring|would|could)\b/;
const HERE =
  /\bhere(?:'s| is| are| you (?:go|are)| it is| they are| ye)\b|\bthere you go\b|\b(?:take|have) (?:it|this|these|them|one|your|the|my)\b|\bi(?:'ve| have)?(?: just| already)? (?:given|gave|handed|passed|poured|paid|lent|wrapped|slipped) (?:you|it|them|your)\b|\b(?:pours|hands|passes|slides|gives) you\b/;
const YOURS =
  /\b(?:it's|it is|they're|they are|that's|she's|he's) (?:all )?yours\b|\byours(?: now| to keep)\b|\bhere you go\b|\b(?:it's|that's|we have) a deal\b|^(?:deal|sold)\b|\b(?:a|my) gift (?:to|for) you\b|\bno charge\b|\bon the house\b|\bit's on me\b|\bkeep the change\b/;
const WILL =
  /\bi(?:'ll| will|'m going to|'m)(?: just| gladly| now| happily)* (?:give|giving|hand|handing|pass|passing|pour|pouring|lend|lending|pay|paying|slide|wrap|fetch) (?:you|it|them|your|one|a|an|the)\b/;

/** What only an act makes true, and which acts do. */
const DEEDS: readonly { readonly says: RegExp; readonly verbs: readonly string[]; readonly what: string }[] =
  [
    {
      says: /\bi(?:'ll| will) (?:keep|hold|save|set|put)\b.*\b(?:for you|aside|by for|till|until)\b|\byou have my word\b|\bi (?:promise|swear) (?:to|you i|i'll|i will)\b|\bi give you my word\b/,
      verbs: ["promise"],
      what: "promises",
    },
    {
      says: /\bfollow me\b|\bcome (?:along )?with me\b|\bi(?:'ll| will) (?:take|lead|walk|guide|bring) you\b/,
      verbs: ["lead"],
      what: "leads the way",
    },
    {
      says: /\bi(?:'ll| will) (?:come|go|walk) with you\b|\bi(?:'ll| will) follow you\b|\blead on\b/,
      verbs: ["follow"],
      what: "comes along",
    },
    {
      says: /\bi(?:'ve| have|'ll| will)?(?: just)? (?:unlock|unlocked|opened)\b|\b(?:door|gate|chest)(?:'s| is) (?:open|unlocked) (?:now|for you)\b/,
      verbs: ["unlock", "open"],
      what: "opens something",
    },
    {
      says: /\bi(?:'ve| have) (?:healed|mended|bandaged) you\b|\byou(?:'re| are) healed\b/,
      verbs: ["heal"],
      what: "heals",
    },
    { says: /\bi(?:'ve| have) taught you\b/, verbs: ["teach"], what: "teaches" },
    {
      says: /\bi(?:'ve| have) (?:called|sent for) the (?:watch|guards?)\b|^(?:guards?|watch)!/,
      verbs: ["call-guard"],
      what: "calls the watch",
    },
    {
      says: /\bi(?:'ll| will) take your (?:coins?|coppers?|money|pennies)\b|\bthank(?:s| you) for (?:the|your) (?:coins?|coppers?|payment|custom)\b/,
      verbs: [...HANDS, "teach"],
      what: "takes money",
    },
    {
      says: /\bi(?:'ll| will)? owe (?:it to )?you\b(?! (?:an apology|thanks|my|nothing))/,
      verbs: ["promise", "give"],
      what: "owes something",
    },
  ];
const REFUSES =
  /\b(?:won't|will not|can't|cannot|shan't|refuse to) (?:sell|give|part with|let you have|serve)\b|\bnot for sale\b|\bno sale\b|\bnone left\b/;

/**
 * What the words say that the acts do not do: 'hands something over without an act'. `acts`: those that go with the words. Undefined: words and
 * acts agree. Deals with English, and errs towards finding something: the grammar voice answers instead.
 */
export function unbacked(say: string, acts: readonly LegalAct[], scene: Scene): string | undefined {
  const verbs = new Set(acts.map(({ verb }) => verb));
  const hands = HANDS.some((verb) => verbs.has(verb));
  const goods = goodsOf(scene);
  for (const sentence of sentencesOf(say.toLowerCase().replace(/[’‘]/g, "'"))) {
    if (hands && REFUSES.test(sentence)) return "refuses in words what the act does";
    const money = priceUnknown(sentence, scene);
    if (money !== undefined) return money;
    const named = [...contentOf(sentence)].filter((word) => goods.has(word));
    for (const clause of sentence.split(/[,;:—–]\s*/)) {
      if (NEGATIVE.test(clause) || clause.endsWith("?")) continue;
      const given = YOURS.test(clause) || (named.length > 0 && HERE.test(clause));
      if (given && !hands) return "hands something over without an act";
      if (given && !covers(acts, sentence, scene)) return "hands over something else than the act does";
      const sums =
        numbersIn(sentence).filter(({ coins }) => coins).length -
        numbersIn(clause).filter(({ coins }) => coins).length;
      const offered = named.length > 0 && WILL.test(clause) && !CONDITION.test(sentence) && sums === 0;
      if (offered && !hands && !OFFERS.some((verb) => verbs.has(verb)))
        return "will hand something over without an act";
      const deed = DEEDS.find(
        ({ says, verbs: needed }) => says.test(clause) && !needed.some((verb) => verbs.has(verb)),
      );
      if (deed) return `${deed.what} without an act`;
    }
  }
  return undefined;
}

/** What can change hands: wares, money, what its acts are about, and what the speaker asked for. */
function goodsOf({ facts, acts, said, npc, place, speaker }: Scene): Set<string> {
  const goods = contentOf(
    [
      ...facts.wares.map(({ name }) => name),
      ...acts
        .filter(({ verb }) => HANDS.includes(verb) || OFFERS.includes(verb))
        .map(({ id }) => id.replace(/[^\p{L}]+/gu, " ")),
      said.text,
      said.topic ?? "",
      "coin coins copper coppers penny pennies silver gold purse key reward pay bread mead ale beer rope lantern",
    ].join(" "),
  );
  // 'Here is the chapel' hands nothing over, nor does 'here is Hesper'.
  for (const word of contentOf(
    [
      ...facts.ways.flatMap(({ to, names }) => [to, ...names]),
      ...facts.people.flatMap(({ name, names }) => [name, ...names]),
      place.name,
      npc.name,
      speaker.name,
    ].join(" "),
  )) {
    goods.delete(word);
  }
  for (const word of [
    "tell",
    "truth",
    "stor",
    "tal",
    "rumour",
    "news",
    "word",
    "advic",
    "way",
    "thought",
    "think",
    "give",
    "giv",
    "sell",
    "buy",
    "want",
    "need",
    "find",
    "help",
    "work",
    "trick",
    "rub",
    "thing",
  ])
    goods.delete(word);
  return goods;
}

/** Whether a ware that the sentence names is one that the acts are about; of no ware, any act will do. */
function covers(acts: readonly LegalAct[], sentence: string, { facts }: Scene): boolean {
  const said = contentOf(sentence);
  const named = facts.wares.filter(({ name }) => {
    const words = [...contentOf(name)];
    return words.length > 0 && words.every((word) => said.has(word));
  });
  if (named.length === 0) return true;
  const done = contentOf(acts.map(({ id, about }) => `${id.replace(/[^\p{L}]+/gu, " ")} ${about}`).join(" "));
  return named.some(({ name }) => [...contentOf(name)].every((word) => done.has(word)));
}

/** A sum of money that nothing this NPC knows says. What the speaker or hearsay claims does not count. */
function priceUnknown(sentence: string, scene: Scene): string | undefined {
  const sums = numbersIn(sentence).filter(({ coins }) => coins);
  if (sums.length === 0 || sentence.endsWith("?") || NEGATIVE.test(sentence)) return undefined;
  const { facts, npc, acts, memories, events, speaker } = scene;
  const said = contentOf(sentence);
  const asked = contentOf(`${scene.said.text} ${scene.said.topic ?? ""}`);
  const namedIn = (words: ReadonlySet<string>) =>
    facts.wares.filter(({ name }) => [...contentOf(name)].some((word) => words.has(word)));
  const named = namedIn(said).length > 0 ? namedIn(said) : namedIn(asked);
  const prices = (named.length > 0 ? named : facts.wares).flatMap(({ price, priced }) => [
    price,
    ...numbersIn(priced).map(({ value }) => value),
  ]);
  const texts = [
    ...facts.work.map(({ ask }) => ask),
    ...npc.lore.map(({ says }) => says),
    ...npc.authored.map(({ says }) => says),
    npc.background,
    ...npc.goals,
    ...memories.filter(({ kind }) => kind !== "hearsay").map(({ text }) => text),
    ...events,
    ...speaker.between,
  ];
  // Of a ware that is named, its own price counts and what its acts say, which may be haggled.
  const known = new Set(
    [...acts.map(({ about }) => about), ...(named.length > 0 ? [] : texts)].flatMap(sumsIn).concat(prices),
  );
  const counts = numbersIn(`${scene.said.text} ${sentence}`)
    .filter(({ coins }) => !coins)
    .map(({ value }) => value);
  const wrong = sums.find(
    ({ value, article }) =>
      !known.has(value) &&
      !(article && namedIn(said).length === 0) &&
      !counts.some((count) => prices.some((price) => price * count === value)),
  );
  return wrong && `names a sum of money that no fact supports, ${wrong.value}`;
}

function sumsIn(text: string): number[] {
  return numbersIn(text)
    .filter(({ coins }) => coins)
    .map(({ value }) => value);
}
