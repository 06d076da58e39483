import type { Emotion, Person, Persona, Scene, Trait } from "../scene.ts";
import { LEANINGS_OF, type Leaning, type LineWhen, type RegardSide } from "./rules.ts";

/** What of a scene colours the words: who speaks, to whom, in what mood, when and where. */
export interface Colour {
  readonly is: ReadonlySet<Leaning>;
  readonly mood: Emotion | undefined;
  readonly regard: RegardSide;
  readonly terse: boolean;
  readonly met: boolean;
  readonly part: string;
  readonly sky: string | undefined;
  readonly season: string;
  readonly calling: string;
  readonly indoors: boolean;
}

/** From there on a trait or a feeling shows. */
const SHOWS = 0.3;

export function colourOf({ npc, speaker, now, place }: Scene): Colour {
  return {
    is: leaningsOf(npc),
    mood: moodOf(npc),
    regard: sideOf(speaker),
    terse: npc.style.terse,
    met: speaker.met > 0,
    part: now.part,
    sky: now.weather,
    season: now.season,
    calling: npc.calling,
    indoors: place.indoors,
  };
}

export function leaningsOf({ traits }: Persona): ReadonlySet<Leaning> {
  const is = new Set<Leaning>();
  for (const [trait, [much, little]] of Object.entries(LEANINGS_OF)) {
    const value = traits[trait as Trait] ?? 0;
    if (value >= SHOWS) is.add(much);
    else if (value <= -SHOWS) is.add(little);
  }
  return is;
}

/** The strongest of what it feels, if it shows. */
export function moodOf({ mood }: Persona): Emotion | undefined {
  let strongest: Emotion | undefined;
  for (const [kind, strength] of Object.entries(mood) as [Emotion, number][])
    if (strength >= SHOWS && strength > (strongest === undefined ? 0 : (mood[strongest] ?? 0)))
      strongest = kind;
  return strongest;
}

export function sideOf({ regard }: Person): RegardSide {
  if (regard.band === "unknown") return "stranger";
  return regard.band === "liked" || regard.band === "loved" ? "friend" : "foe";
}

/** How it calls whom it speaks to. A friend has a name; a stranger and a foe only what it calls such people. */
export function addressOf({ npc, speaker }: Scene): string | undefined {
  const side = sideOf(speaker);
  return npc.style.address[side] ?? (side === "friend" ? speaker.name : undefined);
}

/** How many conditions of a line hold; undefined when one does not. */
export function fit(when: LineWhen, colour: Colour): number | undefined {
  const checks: (boolean | undefined)[] = [
    when.is && when.is.every((leaning) => colour.is.has(leaning)),
    when.mood && colour.mood !== undefined && when.mood.includes(colour.mood),
    when.regard?.includes(colour.regard),
    when.terse === undefined ? undefined : when.terse === colour.terse,
    when.met === undefined ? undefined : when.met === colour.met,
    when.part?.includes(colour.part),
    when.sky && colour.sky !== undefined && when.sky.includes(colour.sky),
    when.season?.includes(colour.season),
    when.calling?.includes(colour.calling),
    when.indoors === undefined ? undefined : when.indoors === colour.indoors,
  ];
  return checks.includes(false) ? undefined : checks.filter((held) => held === true).length;
}
