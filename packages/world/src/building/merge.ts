import { entriesOf, entryOf, linesOf, withEntry, withLines } from "./entries.ts";

/** What both changed, each in another way: the slug of an entry, or '' for what is no entry (comments, an area's own file). */
interface Merged {
  readonly text: string | null;
  readonly conflicts: readonly string[];
}

/**
 * A draft's text carried over to what the disk has now: entry by entry, whoever changed one has his way. Entries that both changed are
 * conflicts; there the draft's stands.
 */
export function merged(base: string | null, draft: string | null, disk: string | null): Merged {
  if (draft === disk || disk === base) return { text: draft, conflicts: [] };
  if (draft === base) return { text: disk, conflicts: [] };
  if (base === null || draft === null || disk === null) return { text: draft, conflicts: [""] };
  const conflicts: string[] = [];
  let text = disk;
  const slugs = new Set([base, draft].flatMap((one) => entriesOf(one).map(({ slug }) => slug)));
  for (const slug of slugs) {
    const [was, mine, theirs] = [base, draft, disk].map((one) => {
      const found = entryOf(one, slug);
      return found && linesOf(one, found);
    });
    if (mine === was || mine === theirs) continue;
    if (theirs !== was) conflicts.push(slug);
    const there = entryOf(text, slug);
    if (there) text = withLines(text, there, mine ?? "");
    else if (mine !== undefined) text = withEntry(text, mine);
  }
  const around = [base, draft].map((one) =>
    entriesOf(one)
      .reduceRight((rest, entry) => withLines(rest, entry, ""), one)
      .trim(),
  );
  if (slugs.size === 0 || around[0] !== around[1]) conflicts.push("");
  return { text, conflicts };
}
