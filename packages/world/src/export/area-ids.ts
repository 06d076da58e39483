import { isScalar, LineCounter, parseDocument, visit } from "yaml";

/** 'area:slug', and of a door 'area:slug.direction'. */
const ID = /^([a-z0-9]+(?:-[a-z0-9]+)*):([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.[a-z]+)?$/;

/** An id of a thing that is written in a file, as a value or as a key. */
export interface WrittenId {
  readonly area: string;
  readonly slug: string;
  readonly line: number;
  /** Where in the text the scalar stands, quotes included. */
  readonly from: number;
  readonly to: number;
}

/** Every scalar of a YAML text that is an id and nothing else. */
export function idsIn(text: string): WrittenId[] {
  const lines = new LineCounter();
  const found: WrittenId[] = [];
  visit(parseDocument(text, { lineCounter: lines, uniqueKeys: false }), {
    Scalar(_, node) {
      const [, area, slug] = (isScalar(node) && typeof node.value === "string" && ID.exec(node.value)) || [];
      if (area === undefined || slug === undefined || !node.range) return;
      const [from, to] = node.range;
      found.push({ area, slug, line: lines.linePos(from).line, from, to });
    },
  });
  return found;
}

/** The text with every id of one area made one of another. All else stays as it was, to the letter. */
export function renameArea(text: string, from: string, to: string): string {
  let renamed = "";
  let at = 0;
  for (const id of idsIn(text)) {
    if (id.area !== from) continue;
    renamed += text.slice(at, id.from) + text.slice(id.from, id.to).replace(`${from}:`, `${to}:`);
    at = id.to;
  }
  return renamed + text.slice(at);
}
