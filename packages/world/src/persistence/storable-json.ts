/** Escapes that jsonb refuses: NUL, and halves of surrogate pairs (JSON.stringify writes both as \u escapes). */
const UNSTORABLE_ESCAPE = /\\u(?:0000|d[89a-f])/;
// A control character is what this looks for.
// oxlint-disable-next-line no-control-regex
const UNSTORABLE = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * JSON that jsonb takes: NUL characters are dropped and lone surrogates become U+FFFD, in values and keys. One such
 * character in a player's text would else fail every commit from then on.
 */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (!UNSTORABLE_ESCAPE.test(text)) return text;
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === "string") return storableText(part);
    if (part === null || typeof part !== "object" || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([key, child]) => [storableText(key), child]));
  });
}

export function storableText(text: string): string {
  return text.replace(UNSTORABLE, (bad) => (bad === "\u0000" ? "" : "\ufffd"));
}
