import { isTag, type Tag } from "./tags.ts";

/** A run of text and the tags around it, outermost first. */
export interface Span {
  text: string;
  tags: readonly Tag[];
}

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const TOKEN = /<(\/?)([a-z]+)>|&(?:lt|gt|amp);/g;

/** Makes any text safe inside markup: what a player wrote can never become a tag. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>]/g, (c) => (c === "&" ? "&amp;" : c === "<" ? "&lt;" : "&gt;"));
}

/** Wraps already safe markup in a tag. */
export function tagged(tag: Tag, markup: string): string {
  return `<${tag}>${markup}</${tag}>`;
}

/**
 * Parses markup into spans. Never throws: a tag outside the vocabulary, a stray end or a lone `<` is shown as the
 * text it is; a tag left open ends with the text.
 */
export function parseMarkup(markup: string): Span[] {
  const spans: Span[] = [];
  let open: readonly Tag[] = [];
  let text = "";
  let at = 0;
  const flush = (): void => {
    if (text !== "") spans.push({ text, tags: open });
    text = "";
  };
  for (const match of markup.matchAll(TOKEN)) {
    const [token, slash, name] = match;
    text += markup.slice(at, match.index);
    at = match.index + token.length;
    if (name === undefined) {
      text += ENTITIES[token] ?? token;
    } else if (!isTag(name) || (slash !== "" && !open.includes(name))) {
      text += token;
    } else {
      flush();
      open = slash === "" ? [...open, name] : open.slice(0, open.lastIndexOf(name));
    }
  }
  text += markup.slice(at);
  flush();
  return spans;
}

/** The bare words, as they are seen or as they are heard: of a drawing and what is said in its place only one is there. */
export function plainText(markup: string, reader: "eye" | "ear" = "eye"): string {
  const left: Tag = reader === "eye" ? "aloud" : "art";
  return parseMarkup(markup)
    .filter(({ tags }) => !tags.includes(left))
    .map(({ text }) => text)
    .join("");
}
