export { escapeMarkup, parseMarkup, plainText, tagged, type Span } from "./markup.ts";
export { isTag, TAGS, type Tag } from "./tags.ts";
