import { Refusal } from "@wyldlands/ecs";
import { plainText } from "@wyldlands/protocol";
import { Name } from "../../components/index.ts";
import { dealings } from "../../shops/keepers.ts";
import { offerName, offersOf, type Offer } from "../../shops/wares.ts";
import { countIn, namedAmong, spokenIn } from "./consent.ts";
import type { Moment } from "./voice-act.ts";

/** Something that the npc has on its counter for this speaker. */
export interface WareHere {
  /** Its slug, one ware of a slug: `mead`. */
  readonly key: string;
  readonly offer: Offer;
  readonly keywords: readonly string[];
  /** What the deed `buy` takes for so many of it. */
  typed(count: number): string;
}

/** What the npc sells the speaker now, sold-out wares left out; nothing when it does not deal with them. */
export function waresHere(moment: Pick<Moment, "game" | "npc" | "speaker" | "kept">): WareHere[] {
  const { kept } = moment;
  if (!kept) return lookAt(moment);
  kept.wares ??= lookAt(moment);
  return kept.wares;
}

function lookAt({ game, npc, speaker }: Pick<Moment, "game" | "npc" | "speaker">): WareHere[] {
  const dealt = dealings(game, speaker, npc);
  if (dealt instanceof Refusal) return [];
  const offers = dealt.flatMap((dealing) => offersOf(game, dealing)).filter(({ left }) => left > 0);
  const known = new Map<string, WareHere>();
  for (const offer of offers) {
    const key = slugOf(offer.prototype.id);
    const keywords = keywordsOf(offer);
    // What another ware hides under all its names can be bought by the command alone.
    const first = offers.find((one) => keywords.every((word) => keywordsOf(one).includes(word)));
    if (known.has(key) || first?.prototype !== offer.prototype) continue;
    known.set(key, { key, offer, keywords, typed: (count) => `${count} ${keywords.join(" ")}` });
  }
  return [...known.values()];
}

function keywordsOf({ prototype }: Offer): readonly string[] {
  return (prototype.values.get(Name) as { keywords: readonly string[] }).keywords;
}

/**
 * Those of the wares that the speaker named: what it calls by a word that no other ware answers to, or by all its words; else what the
 * line was understood to be about.
 */
export function namedWares({ heard }: Moment, wares: readonly WareHere[]): WareHere[] {
  const { text, slots } = heard;
  const named = new Set(namedAmong(spokenIn(text), wares, ({ keywords }) => keywords));
  // What was understood counts where no ware is called by its own words: a misspelt one is, and a chance likeness is not.
  if (named.size > 0 || slots.ware === undefined) return [...named];
  const asked = bare(slots.ware);
  return wares.filter(({ offer }) => bare(plainText(offerName(offer))) === asked);
}

/** How many of the ware the speaker named. */
export function countNamed({ heard }: Moment, { keywords }: WareHere): number {
  return countIn(heard.text, keywords);
}

export function slugOf(prototype: string): string {
  return prototype.slice(prototype.indexOf(":") + 1);
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:the|an?|some)\s+/, "")
    .trim();
}
