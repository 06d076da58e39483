/** Whoever writes them could end a quotation, or look like the marks by which models tell whose turn it is (`<|im_start|>`, `[INST]`). */
const MARKS: Readonly<Record<string, string>> = {
  "⟦": "(",
  "⟧": ")",
  "〚": "(",
  "〛": ")",
  "[": "(",
  "]": ")",
  "<": "‹",
  ">": "›",
  "`": "'",
};
/** Control characters, line ends, and what has no width: joiners, direction marks, tags, variation selectors. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Variation_Selector}]/gu;

/** Of one quotation; the rest is left out and said to be. */
export const LONGEST_QUOTE = 400;
const LONGEST_NAME = 40;

/**
 * Makes what people wrote harmless as data. What is quoted stands between `⟦nonce` and `nonce⟧`; nobody who writes it can know the
 * nonce, which is made for one request, and the brackets themselves are taken out of whatever is quoted.
 */
export class Quoter {
  readonly nonce: string;
  readonly #nonces: RegExp;

  /** `nonce`: letters and digits, six at least, made by chance for this one request. */
  constructor(nonce: string) {
    if (!/^[a-z0-9]{6,}$/i.test(nonce)) throw new Error("A nonce is six letters and digits, or more.");
    this.nonce = nonce;
    this.#nonces = new RegExp(nonce, "gi");
  }

  /** A player's words, as data. */
  words(text: string): string {
    return `⟦${this.nonce} ${this.plain(text)} ${this.nonce}⟧`;
  }

  /** One line without marks: for text that the world made, in which a name or an item's name may be somebody's own. */
  plain(text: string, longest = LONGEST_QUOTE): string {
    const line = text
      .replace(UNSEEN, (sign) => (/\s/.test(sign) ? " " : ""))
      .replace(/[⟦⟧〚〛[\]<>`]/g, (mark) => MARKS[mark] ?? "")
      .replace(this.#nonces, "")
      .replace(/\s+/g, " ")
      .trim();
    return line.length <= longest ? line : `${line.slice(0, longest).trimEnd()} …`;
  }

  /** A name: letters, digits, blanks, apostrophes and hyphens. */
  name(text: string): string {
    const name = this.plain(text, LONGEST_NAME)
      .replace(/[^\p{L}\p{N} '’-]/gu, "")
      .trim();
    return name === "" ? "somebody" : name;
  }
}

/** A nonce of eight letters and digits. `random`: 0 to below 1. */
export function makeNonce(random: () => number): string {
  return Array.from({ length: 8 }, () => Math.floor(random() * 36).toString(36)).join("");
}
