import { withoutArticle } from "../content/prose.ts";
import type { Content } from "../content/types.ts";

/** Somebody or something of the world that a line names. */
export interface Named {
  kind: "person" | "place" | "thing";
  /** 'area:slug'; of an area its name in the content. */
  id: string;
  /** From this character of the line to before that. */
  from: number;
  to: number;
}

interface Entry {
  kind: Named["kind"];
  id: string;
  words: readonly string[];
}

/** The names of the people, places and things that there are in a content, looked up in lines. */
export class KnownNames {
  /** By the first word of the name. */
  readonly #entries = new Map<string, Entry[]>();

  constructor({ npcs, rooms, areas, items }: Content) {
    for (const { id, name, keywords } of npcs.values()) {
      this.#add("person", id, name);
      // 'Hesper' is enough for 'Hesper Dunn'; 'the lamp' is nobody.
      for (const [first] of name.matchAll(/\p{Lu}[\p{L}'-]{2,}/gu))
        if (keywords.includes(first.toLowerCase())) this.#add("person", id, first);
    }
    for (const { id, name } of rooms.values()) this.#add("place", id, name);
    for (const [id, { name }] of areas) this.#add("place", id, name);
    for (const { id, name } of items.values()) this.#add("thing", id, name);
    for (const list of this.#entries.values()) list.sort((a, b) => b.words.length - a.words.length);
  }

  /** What a line names, in its order; the longest name that fits counts. */
  in(line: string): Named[] {
    const words = [...line.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)].map((match) => ({
      // 'Hesper's' is Hesper.
      word: match[0].toLowerCase().replace(/['’]s$/, ""),
      from: match.index,
      to: match.index + match[0].replace(/['’]s$/, "").length,
    }));
    const found: Named[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const first = words[at];
      const entry = (this.#entries.get(first?.word ?? "") ?? []).find(({ words: own }) =>
        own.every((word, i) => words[at + i]?.word === word),
      );
      if (!entry || !first) continue;
      const last = words[at + entry.words.length - 1] ?? first;
      found.push({ kind: entry.kind, id: entry.id, from: first.from, to: last.to });
      at += entry.words.length - 1;
    }
    return found;
  }

  #add(kind: Named["kind"], id: string, name: string): void {
    const words = withoutArticle(name)
      .toLowerCase()
      .split(/[^\p{L}\p{N}'’-]+/u)
      .filter((word) => word !== "");
    const [first] = words;
    if (first === undefined) return;
    const list = this.#entries.get(first) ?? [];
    list.push({ kind, id, words });
    this.#entries.set(first, list);
  }
}
