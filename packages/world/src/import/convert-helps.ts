import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
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
  const taken = await wordsOf(folder);
  for (const help of helps) {
    const text = paragraphs(clean(help.text.replace(/^\s*\.\n/, ""), colours).text);
    const words = wordsFor(help.keywords);
    const free = words.filter((word) => !taken.has(word));
    const name = words.find((word) => !taken.has(`old-${word}`));
    if (name === undefined || text === "") {
      const why = text === "" ? "has no text" : "has no word that leads nowhere yet";
      log.add(help, "lost-text", `The help '${help.keywords.slice(0, 120)}' ${why}.`);
      continue;
    }
    const lost = words.filter((word) => !free.includes(word));
    if (lost.length > 0)
      log.add(
        help,
        "changed",
        `The help 'old-${name}' has its own name for one: '${lost.join(" ")}' leads elsewhere already.`,
      );
    for (const word of [...free, `old-${name}`]) taken.add(word);
    const head = free.length > 0 ? `aliases: [${free.map((word) => `'${word}'`).join(", ")}]\n` : "{}\n";
    files.set(`help/old-${name}.md`, `---\n${head}---\n${text.split("\n").join("\n\n")}\n`);
  }
  return files;
}

/** Each word of a help's list, and each of its phrases (`'cure light'`) as one. */
function wordsFor(list: string): string[] {
  const phrases = [...list.matchAll(/'([^']+)'|"([^"]+)"|([^\s'"]+)/g)].map(
    ([, single, double, word]) => single ?? double ?? word ?? "",
  );
  const words = phrases
    .map((phrase) => keywordsIn(phrase).join("-"))
    .map((word) => word.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, ""));
  return [...new Set(words.filter((word) => word !== "" && word.length <= 60))];
}

/** What leads to a topic of the folder already: names and aliases. */
async function wordsOf(folder: string): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith(".md")) continue;
    taken.add(name.slice(0, -".md".length));
    const text = await readFile(join(folder, name), "utf8").catch(() => "");
    const [, head = "{}"] = /^---\n(.*?)\n---\n/s.exec(text) ?? [];
    const { aliases } = headOf(head);
    if (Array.isArray(aliases)) for (const alias of aliases) taken.add(String(alias));
  }
  return taken;
}

/** A head that is no YAML has no aliases either. */
function headOf(text: string): { aliases?: unknown } {
  try {
    return (parse(text) ?? {}) as { aliases?: unknown };
  } catch {
    return {};
  }
}
