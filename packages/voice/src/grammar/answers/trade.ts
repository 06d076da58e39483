import type { Scene } from "../../scene.ts";
import { knownOf } from "./known.ts";
import { asksForLessons, lessons } from "./lessons.ts";
import {
  actFor,
  actsOf,
  bare,
  ended,
  listed,
  says,
  type Answer,
  type Asked,
  type Sentence,
} from "../speech.ts";

type Ware = Scene["facts"]["wares"][number];

/** Of more wares it names these many at a time, those first that it has not named lately. */
const NAMED_AT_ONCE = 4;

export const wares: Answer = (asked) => {
  const { facts } = asked.scene;
  if (asksForLessons(asked)) return lessons(asked);
  const named = asked.understood.slots.ware;
  if (named !== undefined && facts.wares.some(({ name }) => name === named)) return price(asked);
  const slots = { wares: waresNamed(asked) };
  if (isShut(asked)) {
    const later = slots.wares === undefined ? [] : [says("wares-later", slots)];
    return { sentences: [shut(asked), ...later], sources: ["open", "wares"] };
  }
  if (facts.wares.length === 0) return knownOf(asked, { memories: [] }) ?? nothingSold(asked);
  return { sentences: [says("wares", slots)], sources: ["wares"] };
};

/** A teacher without a counter has lessons. */
function nothingSold(asked: Asked): ReturnType<Answer> {
  return asked.scene.facts.lessons?.length ? lessons(asked) : { sentences: [says("wares-none")] };
}

/** When its counter is open. */
export const hours: Answer = (asked) => ({
  sentences: [says("hours", { hours: asked.scene.facts.open?.hours })],
  sources: ["open"],
});

function isShut({ scene: { facts } }: Asked): boolean {
  return facts.open?.now === false;
}

function shut({ scene: { facts } }: Asked): Sentence {
  return says("wares-closed", { hours: facts.open?.hours });
}

/** In words like these somebody finds it too much. */
const FINDS_IT_DEAR =
  /\b(?:dear|expensive|too much|too high|silly price|ridiculous|outrageous|steep|cheaper|discount|less|lower|bargain|robbery|knock|better price|best price|do better|haggle)\b/i;

export const price: Answer = (asked) => {
  if (FINDS_IT_DEAR.test(asked.scene.said.text)) return haggling(asked);
  const paid = payOf(asked);
  if (paid) return paid;
  if (asksForLessons(asked)) return lessons(asked);
  const ware = wareOf(asked);
  const told = ware && partly(asked, ware) ? knownOf(asked, { memories: [] }) : undefined;
  if (told && told.called >= SURELY) return told;
  const { facts } = asked.scene;
  if (ware && isShut(asked))
    return {
      sentences: [says("price", slotsOf(ware)), shut(asked)],
      sources: [`ware:${bare(ware.name)}`, "open"],
    };
  const known = ware ? undefined : knownOf(asked, { memories: [] });
  if (known) return known;
  if (isShut(asked)) return wares(asked);
  if (ware) {
    const offer = actFor(asked, "offer", ware.name);
    const deal = offer?.deal;
    return {
      sentences: [
        deal && deal.count > 1
          ? says("price-many", { wares: deal.wares, price: deal.priced })
          : says("price", slotsOf(ware)),
      ],
      sources: [`ware:${bare(ware.name)}`],
      ...(offer && { acts: [offer.id] }),
    };
  }
  if (facts.wares.length === 0) return nothingSold(asked);
  return { sentences: [says("price-none"), says("wares", { wares: waresNamed(asked) })], sources: ["wares"] };
};

/** Words of a line by which a thing that it knows is meant rather than a ware of which one word was said. */
const SURELY = 3;

/** 'Oil for the lamp' is not the oil can: not every word of the ware was said. */
function partly({ book, scene: { said } }: Asked, { name }: Ware): boolean {
  const words = new Set(book.nameOf((said.topic ?? said.text).toLowerCase()));
  return book.nameOf(name).some((word) => !words.has(word));
}

/** What its work brings, when that is what is asked for. */
export function payOf({ scene: { facts, said } }: Asked): ReturnType<Answer> | undefined {
  const one = facts.work.find(({ pay }) => pay !== undefined);
  if (!one || !/\b(?:pay|pays|paid|reward|earn|for it|in it for me|worth)\b/i.test(said.text))
    return undefined;
  if (/\bi (?:have to |must |need to )?pay\b/i.test(said.text)) return undefined;
  return { sentences: [says("work-pay", { work: one.name, pay: one.pay })], sources: [`work:${one.name}`] };
}

/** Gives way, when the world lets it; else the price stands. */
function haggling(asked: Asked): ReturnType<Answer> {
  const { facts } = asked.scene;
  if (facts.wares.length === 0) return { sentences: [says("wares-none")] };
  const [act] = actsOf(asked.scene, "haggle");
  if (act) return { sentences: [says("bargained")], acts: [act.id], sources: [act.id] };
  const ware = wareOf(asked);
  return { sentences: [says("dear", ware && slotsOf(ware), says("dear"))], sources: ["wares"] };
}

/** Sells what was asked for, when the world lets it; otherwise it says what stands in the way, as far as it knows. */
export const buy: Answer = (asked) => {
  const { facts } = asked.scene;
  const named = asked.understood.slots.ware;
  const act = actFor(asked, "sell", named);
  if (act) {
    const ware = named === undefined ? wareOfAct(asked, act.id) : wareOf(asked);
    return {
      sentences: [
        act.deal && act.deal.count > 1
          ? says("buy-many", { wares: act.deal.wares, price: act.deal.priced }, says("deal"))
          : says("buy", ware && slotsOf(ware), says("deal")),
      ],
      acts: [act.id],
      emotions: [{ kind: "joy", strength: 0.1 }],
      ...(ware && { sources: [`ware:${bare(ware.name)}`] }),
    };
  }
  const ware = wareOf(asked);
  if (isShut(asked)) return { sentences: [shut(asked)], sources: ["open"] };
  if (ware) {
    const deal = actFor(asked, "offer", ware.name)?.deal;
    const all = deal && deal.count > 1 ? { "a-ware": deal.wares, price: deal.priced } : {};
    return {
      sentences: [says("buy-short", { ...slotsOf(ware), ...all })],
      sources: [`ware:${bare(ware.name)}`],
    };
  }
  if (facts.wares.length === 0) return { sentences: [says("buy-none", undefined, says("wares-none"))] };
  return { sentences: [says("buy-which", { wares: waresNamed(asked) })], sources: ["wares"] };
};

/** The speaker would sell it something. */
export const sell: Answer = (asked) => {
  const [act] = actsOf(asked.scene, "buy");
  if (act) return { sentences: [says("deal")], acts: [act.id] };
  const { buys } = asked.scene.facts;
  if (buys.length === 0) return { sentences: [says("sell-none")] };
  const takes = says("sell", { buys: listed(buys) });
  return { sentences: isShut(asked) ? [takes, shut(asked)] : [takes], sources: ["buys"] };
};

export const work: Answer = (asked) => {
  const { work: all } = asked.scene.facts;
  const [act] = actsOf(asked.scene, "quest");
  const [first] = all;
  if (act)
    return { sentences: [says("work-offer", { work: first?.name })], acts: [act.id], sources: [act.id] };
  if (!first) return { sentences: [says("work-none")] };
  const one = all.find(({ ask }) => !asked.toldLately(ask)) ?? first;
  return {
    sentences: [says("work", { work: one.name, ask: ended(one.ask) })],
    sources: [`work:${one.name}`],
  };
};

/** 'herring for 1 copper, crab meat for 3 coppers and samphire for 2 coppers'. */
export function waresNamed({ scene: { facts }, random }: Asked): string | undefined {
  const left = facts.wares.filter((ware) => ware.left > 0);
  if (left.length === 0) return undefined;
  const from = left.length > NAMED_AT_ONCE ? Math.floor(random() * left.length) : 0;
  const named = [...left.slice(from), ...left.slice(0, from)].slice(0, NAMED_AT_ONCE);
  return listed(named.map(({ name, priced }) => `${name} for ${priced}`));
}

/** A ware that the line calls by its own word, whatever else it was taken for. */
export function wareSaid({ book, scene: { facts, said } }: Asked): Ware | undefined {
  const words = new Set(book.nameOf(said.text.toLowerCase()));
  return facts.wares.find(({ name }) => words.has(book.nameOf(name).at(-1) ?? ""));
}

export function slotsOf({ name, priced, left }: Ware): Record<string, string> {
  return { ware: bare(name), "a-ware": name, price: priced, left: leftOf(left) };
}

const FEW = "two three four five six seven eight nine ten eleven twelve".split(" ");

/** What there is of it, as one says it behind 'and': 'this is the last', 'I have two', 'I have plenty'. */
function leftOf(left: number): string {
  if (left <= 1) return left === 1 ? "this is the last" : "there is none left";
  return `I have ${FEW[left - 2] ?? "plenty"}`;
}

function wareOf({ scene: { facts }, understood: { slots } }: Asked): Ware | undefined {
  return facts.wares.find(({ name }) => name === slots.ware);
}

function wareOfAct({ book, scene: { facts } }: Asked, id: string): Ware | undefined {
  const words = book.nameOf(id.slice(id.indexOf(":") + 1).replace(/[-_:]/g, " "));
  const has = ({ name }: Ware): boolean => {
    const called = book.nameOf(name);
    return words.every((word) => called.includes(word));
  };
  return (
    facts.wares.find(({ name }) => book.nameOf(name).length === words.length && has({ name } as Ware)) ??
    facts.wares.find(has)
  );
}
