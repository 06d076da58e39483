import { Opt, type Side } from "@wyldlands/telnet";
import type { Charset } from "../render/render.ts";
import { defineOption, type OptionClient } from "./define-option.ts";

const REQUEST = 1;
const ACCEPTED = 2;
const REJECTED = 3;
const TTABLE_IS = 4;
const TTABLE_REJECTED = 5;

/** What is spoken here, best first, by its name in the IANA registry. */
const SPOKEN: readonly (readonly [name: string, charset: Charset])[] = [
  ["UTF-8", "utf-8"],
  ["ISO-8859-1", "latin-1"],
  ["US-ASCII", "ascii"],
];

const ALIASES: Readonly<Record<string, Charset>> = {
  UTF8: "utf-8",
  ISO88591: "latin-1",
  LATIN1: "latin-1",
  USASCII: "ascii",
  ASCII: "ascii",
  ANSIX341968: "ascii",
};

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** `;` stands before each name. */
const OUR_REQUEST = Uint8Array.of(REQUEST, ...ascii(SPOKEN.map(([name]) => `;${name}`).join("")));

/**
 * Character set, RFC 2066. Offered in both forms, for TinTin++ heeds only DO; the one request goes out on whichever is
 * agreed first. `waiting`: it has not been answered.
 */
export const charset = defineOption({
  code: Opt.CHARSET,
  local: "offer",
  remote: "want",
  onChange(_side: Side, enabled: boolean, client: OptionClient) {
    const ours = requestOf(client);
    if (!enabled || ours.sent) return;
    ours.sent = true;
    ours.waiting = true;
    client.subnegotiate(Opt.CHARSET, OUR_REQUEST);
  },
  onSubnegotiation(bytes: Uint8Array, client: OptionClient) {
    const ours = requestOf(client);
    const body = bytes.subarray(1);
    switch (bytes[0]) {
      case REQUEST:
        // Of two requests that cross, the server's counts.
        if (ours.waiting) client.subnegotiate(Opt.CHARSET, Uint8Array.of(REJECTED));
        else answer(body, client);
        break;
      case ACCEPTED:
        if (ours.waiting) agree(charsetNamed(text(body)), client);
        ours.waiting = false;
        break;
      case REJECTED:
        ours.waiting = false;
        break;
      case TTABLE_IS:
        client.subnegotiate(Opt.CHARSET, Uint8Array.of(TTABLE_REJECTED));
        break;
    }
  },
});

/** The character set of a name, in whichever spelling. */
export function charsetNamed(name: string): Charset | undefined {
  const key = name.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return Object.hasOwn(ALIASES, key) ? ALIASES[key] : undefined;
}

function requestOf(client: OptionClient): { sent: boolean; waiting: boolean } {
  return client.memory(Opt.CHARSET, () => ({ sent: false, waiting: false }));
}

/** Accepts the best of what the client proposes, in the client's spelling. */
function answer(body: Uint8Array, client: OptionClient): void {
  const proposed = proposals(text(body));
  const best = SPOKEN.map(([, spoken]) => proposed.find((name) => charsetNamed(name) === spoken)).find(
    (name) => name !== undefined,
  );
  if (best === undefined) {
    client.subnegotiate(Opt.CHARSET, Uint8Array.of(REJECTED));
    return;
  }
  client.subnegotiate(Opt.CHARSET, Uint8Array.of(ACCEPTED, ...ascii(best)));
  agree(charsetNamed(best), client);
}

/** `[TTABLE]` and a version byte may stand before the separator, which is whatever byte comes first. */
function proposals(list: string): string[] {
  // RFC 2066 spells the word with a space in its format line, and without one in its examples.
  const names = list.replace(/^\[TTABLE ?\][^]?/, "");
  return names.slice(1).split(names.charAt(0));
}

function agree(agreed: Charset | undefined, client: OptionClient): void {
  if (agreed !== undefined) client.learn({ charset: agreed });
}
