import { withoutArticle } from "../content/prose.ts";

/** Slugs of areas begin so when they are copies for a preview; the next word is the builder's. */
const COPY = /^draft-([a-z0-9]+)-([a-z0-9-]+)$/;

/** The slug of a name: 'The Fish Steps' is `fish-steps`. '' when nothing is left. */
export function slugOf(name: string): string {
  return plain(withoutArticle(name))
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
}

/** The first of `slug`, `slug-2`, `slug-3` … that is free. */
export function freeSlug(slug: string, isTaken: (slug: string) => boolean): string {
  for (let no = 1; ; no += 1) {
    const tried = no === 1 ? slug : `${slug}-${no}`;
    if (!isTaken(tried)) return tried;
  }
}

/** How an account is called in the slugs of its copies. Accounts whose names differ in signs alone are kept apart. */
export function builderSlug(account: string): string {
  const word = plain(account).replaceAll(/[^a-z0-9]+/g, "");
  return word === account ? word : `${word}${checksum(account)}`;
}

/** The area that is a copy of another. */
export function copyOf(account: string, area: string): string {
  return `draft-${builderSlug(account)}-${area}`;
}

/** Whether an area, or a thing of it, is of a copy. */
export function isCopy(id: string): boolean {
  return COPY.test(areaOf(id));
}

/** 'draft-ann-harbor:quay' is a copy of 'harbor:quay'; what is no copy stays. */
export function originalOf(id: string): string {
  const area = areaOf(id);
  const [, , original = area] = COPY.exec(area) ?? [];
  return original + id.slice(area.length);
}

export function areaOf(id: string): string {
  return id.slice(0, id.includes(":") ? id.indexOf(":") : id.length);
}

export function wordOf(id: string): string {
  return id.slice(id.indexOf(":") + 1);
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{Mn}|['’]/gu, "")
    .toLowerCase();
}

function checksum(text: string): string {
  let sum = 7;
  for (const sign of text) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 46_656;
  return sum.toString(36);
}
