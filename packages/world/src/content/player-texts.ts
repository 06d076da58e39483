import type { PlayerText } from "./checks/check.ts";
import { wordsOf } from "./checks/spelling.ts";
import type { Draft } from "./draft.ts";
import type { Findings } from "./findings.ts";
import type { ContentSource } from "./source.ts";
import { lineOfOffset, readTextFile } from "./text-file.ts";
import type { YamlFile, YamlPath } from "./yaml-file.ts";

/** Every word of the files in `lore/`, in lower case. */
export async function readLore(from: ContentSource, findings: Findings): Promise<ReadonlySet<string>> {
  const words = new Set<string>();
  for (const name of await names(from, "lore", /\.(?:md|txt)$/)) {
    const read = await readTextFile(from, `lore/${name}`, findings);
    for (const { word } of wordsOf(read?.text ?? "")) words.add(word);
  }
  return words;
}

/** What players may read: every value of a YAML file that is more than one word, and all of help, news and screens. */
export async function readPlayerTexts(
  from: ContentSource,
  draft: Draft,
  findings: Findings,
): Promise<PlayerText[]> {
  const texts = [...sourcesOf(draft)].flatMap((source) => textsOf(source));
  for (const [inside, pattern] of [
    ["help", /\.md$/],
    ["news", /\.md$/],
    ["screens", /\.txt$/],
  ] as const)
    for (const name of await names(from, inside, pattern)) {
      const read = await readTextFile(from, `${inside}/${name}`, findings);
      if (!read) continue;
      // A head keeps its place, so that offsets stay true, but is no text.
      const text = read.text.replace(/^---\n.*?\n---\n/s, (head) => head.replaceAll(/[^\n]/g, " "));
      texts.push({ file: read.file, text, lineAt: (offset) => lineOfOffset(text, offset) });
    }
  return texts;
}

function sourcesOf({ world, areas, rooms, items, npcs, quests, rulesFiles }: Draft): Set<YamlFile> {
  const shelves = [areas, rooms.authored, items.authored, npcs.authored, quests.authored];
  const authored = shelves.flatMap((shelf) => [...shelf.values()].map(({ source }) => source));
  return new Set([...(world ? [world.source] : []), ...authored, ...rulesFiles.values()]);
}

function textsOf(source: YamlFile): PlayerText[] {
  const found: PlayerText[] = [];
  const walk = (value: unknown, path: YamlPath): void => {
    if (typeof value === "string") {
      if (/\s/.test(value)) found.push({ file: source.file, text: value, lineAt: () => source.lineOf(path) });
    } else if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  walk(source.value, []);
  return found;
}

async function names(from: ContentSource, inside: string, pattern: RegExp): Promise<string[]> {
  return (await from.names(inside)).filter((name) => pattern.test(name));
}
