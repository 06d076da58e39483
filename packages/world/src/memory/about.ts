import { lemmas } from "@wyldlands/voice";
import type { Fact, Ref } from "../components/fact.ts";
import { tellingOf } from "./tellings.ts";

/** By what a fact is called to mind: the ids of whom it is about, and the words of what happened in small letters. */
export function wordsOf({ fact, from }: { fact: Fact; from?: Ref }): string[] {
  const people = [fact.by, fact.to, from].filter((one) => one !== undefined);
  const ids = people.flatMap(({ id }) => id ?? []);
  const names = people.flatMap(({ name }) => lemmas(name));
  const said = tellingOf(fact.verb).says.replaceAll(/\{[^}]*\}/g, " ");
  const words = lemmas(`${said} ${fact.thing ?? ""} ${fact.words ?? ""}`.replaceAll(/\{[^}]*\}/g, " "));
  return [...new Set([...ids, ...(fact.kind === undefined ? [] : [fact.kind]), ...names, ...words])];
}
