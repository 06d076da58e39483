/** 'bell, clapper' gives both, in lower case. */
export function detailKeywords(written: string): string[] {
  return written
    .split(",")
    .map((keyword) => keyword.trim().toLowerCase())
    .filter((keyword) => keyword !== "");
}
