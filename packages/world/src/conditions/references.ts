import type { PartReference } from "../content/parts/part.ts";
import type { PlainWhen, When } from "./schema.ts";

type Path = readonly (string | number)[];

/** What a condition names, and where below `path` it is written. */
export function whenReferences(when: When | undefined, path: Path): PartReference[] {
  if (!when) return [];
  const { not, any, ...plain } = when;
  return [
    ...namedBy(plain, path),
    ...(not ? namedBy(not, [...path, "not"]) : []),
    ...(any ?? []).flatMap((one, index) => namedBy(one, [...path, "any", index])),
  ];
}

function namedBy(when: PlainWhen, path: Path): PartReference[] {
  const found: PartReference[] = [];
  const add = (kind: PartReference["kind"], key: keyof PlainWhen, names: readonly string[] | string = []) => {
    for (const ref of listOf(names)) found.push({ kind, ref, path: [...path, key], asked: true });
  };
  add("sky", "weather", when.weather);
  add("thing", "here", when.here);
  add("item", "carries", when.carries);
  add("folk", "folk", when.folk);
  add("calling", "calling", when.calling);
  add("effect", "effect", when.effect);
  for (const ref of Object.keys(when.quest ?? {}))
    found.push({ kind: "quest", ref, path: [...path, "quest", ref], asked: true });
  for (const ref of Object.keys(when.skill ?? {}))
    found.push({ kind: "skill", ref, path: [...path, "skill", ref], asked: true });
  return found;
}

/** The same condition with every reference written out as 'area:slug'. */
export function resolveWhen<W extends object>(when: W & When, full: (ref: string) => string): W {
  const { not, any, ...plain }: When = when;
  const resolved: When = {
    ...resolvePlain(plain, full),
    ...(not && { not: resolvePlain(not, full) }),
    ...(any && { any: any.map((one) => resolvePlain(one, full)) }),
  };
  return resolved as unknown as W;
}

function resolvePlain(when: PlainWhen, full: (ref: string) => string): PlainWhen {
  const { here, carries, quest } = when;
  return {
    ...when,
    ...(here !== undefined && { here: listOf(here).map(full) }),
    ...(carries !== undefined && { carries: listOf(carries).map(full) }),
    ...(quest && {
      quest: Object.fromEntries(Object.entries(quest).map(([ref, state]) => [full(ref), state])),
    }),
  };
}

export function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
