import { readdir } from "node:fs/promises";
import { clean, keywordsIn, paragraphs, type Colours } from "./clean-text.ts";
import type { OldWorld } from "./model.ts";
import type { ImportLog } from "./report.ts";

/** Help topics by file. A word that leads to a topic already keeps leading there. */
export async function helpFiles(
  { helps }: OldWorld,
  colours: Colours,
  log: ImportLog,
  folder: string,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  if (helps.length === 0) return files;
  const topics = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".md"));
  const taken = new Set(topics.map((name) => name.slice(0, -".md".length)));
  for (const help of helps) {
    const text = paragraphs(clean(help.text.replace(/^\s*\.\n/, ""), colours).text);
    const words = keywordsIn(help.keywords.replaceAll(/['"]/g, " "))
      .map((word) => word.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, ""))
      .filter((word) => word !== "");
    const name = words.find((word) => !taken.has(word) && !taken.has(`old-${word}`));
    if (name === undefined || text === "") {
      log.add(
        help,
        "lost-text",
        `The help '${help.keywords.slice(0, 60)}' has no text, or its words have one already.`,
      );
      continue;
    }
    taken.add(name);
    files.set(`help/old-${name}.md`, `${text.split("\n").join("\n\n")}\n`);
    taken.add(`old-${name}`);
  }
  return files;
}
