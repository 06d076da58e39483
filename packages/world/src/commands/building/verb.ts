import { BuildFault } from "../../building/fault.ts";
import type { Site } from "../../building/site.ts";
import type { Workshop } from "../../building/workshop.ts";
import type { Worked } from "../../deeds/building/work-on-draft.ts";
import { splitWords } from "../tokens.ts";

/** What a builder's command works with: the draft's texts on the bench, where he works, and what he typed behind the command. */
export interface Job {
  readonly shop: Workshop;
  readonly site: Site;
  /** Quoted words are one, without their quotes. */
  readonly words: readonly string[];
  /** As it was typed. */
  readonly rest: string;
}

/** A command that changes the draft. `work` throws a `BuildFault` for what cannot be. */
export interface BuildVerb {
  readonly name: string;
  readonly forms: readonly string[];
  readonly usage: string;
  readonly help: string;
  /** The words of a player's own command of that name stay what they are: it is this one only when it goes on so. */
  readonly when?: RegExp;
  /** It looks at the files of every area. */
  readonly everywhere?: boolean;
  work(job: Job): Worked;
}

export function defineVerb(verb: BuildVerb): BuildVerb {
  return Object.freeze(verb);
}

/** What is left of the typed text behind so many words, quotes around the whole of it taken off. */
export function textBehind(rest: string, count: number): string {
  let text = rest.trim();
  for (let left = count; left > 0 && text !== ""; left -= 1) {
    const [, quoted, single] = /^(?:"([^"]+)"(?=\s|$)|'([^']+)'(?=\s|$)|\S+)/.exec(text) ?? [];
    const length =
      quoted !== undefined ? quoted.length + 2 : single !== undefined ? single.length + 2 : undefined;
    text = text.slice(length ?? text.search(/\s|$/)).trim();
  }
  const [only, ...more] = splitWords(text);
  return only !== undefined && more.length === 0 ? only : text;
}

export function misused(usage: string): BuildFault {
  return new BuildFault(usage);
}

export function isNone(text: string): boolean {
  return /^(?:none|nothing|off|no)$/i.test(text.trim());
}
