import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Name, Worn } from "../../components/index.ts";
import { countOf } from "../../views/names.ts";
import { countIn, namedAmong, spokenIn } from "./consent.ts";
import { slugOf } from "./wares-here.ts";
import type { Moment } from "./voice-act.ts";

/** A thing that somebody carries, and how many of it are meant. */
export interface ThingNamed {
  readonly key: string;
  readonly thing: Entity;
  readonly count: number;
}

/** What the speaker carries loose and names in the line, one of a kind; what it names by a word that two things share it does not name. */
export function thingsNamed({ game, speaker, heard }: Moment): ThingNamed[] {
  const coin = game.content.world.coin;
  const loose = speaker.sources(ContainedIn).filter((one) => !one.has(Worn) && one.prototype?.id !== coin);
  const kinds = new Map<string, Entity>();
  for (const thing of loose) {
    const id = thing.prototype?.id;
    if (id !== undefined && !kinds.has(id)) kinds.set(id, thing);
  }
  const keywordsOf = (thing: Entity): readonly string[] => thing.get(Name)?.keywords ?? [];
  return namedAmong(spokenIn(heard.text), [...kinds.values()], keywordsOf).flatMap((thing) => {
    const count = countIn(heard.text, keywordsOf(thing));
    const key = slugOf(thing.prototype?.id ?? thing.id);
    return count >= 1 && count <= countOf(thing) ? [{ key, thing, count }] : [];
  });
}
