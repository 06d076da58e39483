import type { Draft } from "./draft.ts";
import type { Findings } from "./findings.ts";
import { checkTextMarkup } from "./markup-check.ts";
import type { ContentSource } from "./source.ts";
import { readTextFile } from "./text-file.ts";

/** `2026-03-14-the-lamp.md`: the day it is of, and a few words. */
const FILE = /^(\d{4})-(\d{2})-(\d{2})(?:-[a-z0-9]+)+\.md$/;

/**
 * Reads news/<day>-<words>.md: a first line `# Title`, then the text as players read it. Findings: 'unknown-file' for a name
 * that does not begin with a day, 'empty-topic' without a title or text, and those of the markup.
 */
export async function readNews(
  from: ContentSource,
  names: readonly string[],
  draft: Draft,
  findings: Findings,
): Promise<void> {
  for (const name of names) {
    const date = dayOf(name);
    if (date === undefined) {
      findings.add(
        `news/${name}`,
        1,
        "unknown-file",
        "A piece of news is called by its day and a few words: 2026-03-14-the-lamp.md. Rename it, or move it out.",
      );
      continue;
    }
    const read = await readTextFile(from, `news/${name}`, findings);
    if (read === undefined) {
      draft.complete = false;
      continue;
    }
    checkTextMarkup(read, findings);
    const [, title, text = ""] = /^# +(.+)\n([^]*)$/.exec(`${read.text}\n`) ?? [];
    if (title === undefined || text.trim() === "") {
      findings.add(
        read.file,
        1,
        "empty-topic",
        "The news say nothing. Begin with a line '# ' and the title, and write the text below it.",
      );
      continue;
    }
    draft.news.push({ id: name.slice(0, -".md".length), date, title: title.trim(), text: text.trim() });
  }
  draft.news.sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** The day, when there is such a day. */
function dayOf(name: string): string | undefined {
  const [, year, month, day] = FILE.exec(name) ?? [];
  if (year === undefined) return undefined;
  const iso = `${year}-${month}-${day}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(iso) ? undefined : iso;
}
