import { loadContent } from "../content/load.ts";
import type { ReadCache } from "../content/read-cache.ts";
import type { ContentSource } from "../content/source.ts";
import type { Finding, LoadResult } from "../content/types.ts";
import { withCopies, type CopyAsk } from "./copied-areas.ts";
import { builderSlug } from "./slugs.ts";

type Texts = Pick<CopyAsk, "areas" | "files">;

/** The copy that is wanted, and the one that is there. */
export interface CopiesAsk {
  readonly account: string;
  readonly now: Texts;
  readonly before?: Texts;
}

/** What became of a copy: it is as its draft says now, as it was before, or cannot be. `findings`: what is wrong with what it says now. */
export interface CopyRead {
  readonly account: string;
  readonly state: "now" | "before" | "gone";
  /** The texts that it is made of. */
  readonly made: Texts;
  readonly findings: readonly Finding[];
}

/**
 * Loads content with copies beside it. A draft that does not load keeps nobody from going on: its copy stays as it was, or is left out.
 * When the content itself has faults, there is nothing.
 */
export async function loadWithCopies(
  source: ContentSource,
  asked: readonly CopiesAsk[],
  cache?: ReadCache,
): Promise<{ result: LoadResult; copies: CopyRead[] }> {
  const add = (base: ContentSource, account: string, texts: Texts): ContentSource =>
    withCopies(base, { account, ...texts });
  const all = asked.reduce((base, { account, now }) => add(base, account, now), source);
  const whole = await loadContent(all, cache);
  if (whole.ok || asked.length === 0)
    return {
      result: whole,
      copies: asked.map(({ account, now }) => ({ account, state: "now", made: now, findings: [] })),
    };
  let result = await loadContent(source, cache);
  if (!result.ok) return { result, copies: [] };
  let base = source;
  const copies: CopyRead[] = [];
  for (const { account, now, before } of asked) {
    let findings: Finding[] = [];
    let taken: CopyRead | undefined;
    for (const [state, texts] of [
      ["now", now],
      ["before", before],
    ] as const) {
      if (!texts || taken) continue;
      const tried = await loadContent(add(base, account, texts), cache);
      if (tried.ok) {
        result = tried;
        base = add(base, account, texts);
        taken = { account, state, made: texts, findings };
      } else if (state === "now") findings = tried.findings.map((finding) => asDrafted(account, finding));
    }
    copies.push(taken ?? { account, state: "gone", made: { areas: [], files: [] }, findings });
  }
  return { result, copies };
}

/** As if the fault were in the draft's own files, where it is. */
function asDrafted(account: string, finding: Finding): Finding {
  const mark = `draft-${builderSlug(account)}-`;
  return {
    ...finding,
    file: finding.file.replaceAll(mark, ""),
    message: finding.message.replaceAll(mark, ""),
  };
}
